import { expect, it } from 'vitest';
import rule from '../../../src/rules/no-leaked-timer.js';
import { lines } from '../../fixes/harness.js';
import { lintText } from '../../support/lint-text.js';
import { settings } from '../../support/rule-testers.js';

/** One report for each message. */
const examples: Readonly<Record<string, string>> = {
  discardedByEffect: lines`
    import { useEffect } from 'react';
    useEffect(() => {
      setInterval(tick, 1000);
    });
  `,
  discardedByInstance: lines`
    export class Session {
      constructor(send) {
        setInterval(send, 1000);
      }
    }
  `,
  discardedByFunction: lines`
    export function ping(send) {
      window.setInterval(send, 1000);
    }
  `,
  rearmed: lines`
    export function draw(paint) {
      const frame = () => {
        paint();
        requestAnimationFrame(frame);
      };
      frame();
    }
  `,
  neverReleased: lines`
    export class Session {
      #timer = setInterval(() => this.ping(), 1000);
    }
  `,
  releasedOnlyBefore: lines`
    export class Session {
      restart(send) {
        clearInterval(this.timer);
        this.timer = setInterval(send, 1000);
      }
    }
  `,
  missedByTeardown: lines`
    export class Session {
      start(send) {
        this.timer = setInterval(send, 1000);
      }
      pause() {
        clearInterval(this.timer);
      }
      destroy() {
        this.socket.close();
      }
    }
  `,
  leaveMissed: lines`
    export async function upload(file, send) {
      const timer = setInterval(send, 1000);
      if (await file.isEmpty()) return;
      await file.send();
      clearInterval(timer);
    }
  `,
  endMissed: lines`
    export async function upload(file, send) {
      const timer = setInterval(send, 1000);
      if (await file.send()) {
        clearInterval(timer);
      }
    }
  `,
  throwMissed: lines`
    export async function upload(file, send) {
      const timer = setInterval(send, 1000);
      await file.send();
      clearInterval(timer);
    }
  `,
  overwrittenInLoop: lines`
    export async function uploadAll(files, send) {
      let timer;
      for (const file of files) {
        timer = setInterval(send, 1000);
        await file.send();
      }
      clearInterval(timer);
    }
  `,
  overwritten: lines`
    let timer;
    document.addEventListener('click', () => {
      timer = setInterval(() => console.log('alive'), 1000);
    });
  `,
  restarted: lines`
    export class Client {
      connect(url) {
        this.socket = new WebSocket(url);
        this.socket.onclose = () => {
          setTimeout(() => this.connect(url), 5000);
        };
      }
      close() {
        this.socket.close();
      }
    }
  `,
  raced: lines`
    import { useEffect } from 'react';
    export function Clock({ load, tick }) {
      useEffect(() => {
        let timer;
        load().then(() => {
          timer = setInterval(tick, 1000);
        });
        return () => clearInterval(timer);
      }, [load, tick]);
      return <time />;
    }
  `,
  endlessLoop: lines`
    import { setInterval } from 'node:timers/promises';
    export async function ping(send) {
      for await (const turn of setInterval(1000)) {
        send(turn);
      }
    }
  `,
};

function getMessages(code: string): readonly { readonly messageId?: string | undefined; readonly message: string }[] {
  const options = { includeThrows: true, includeLikely: true };
  return lintText({ code, filename: 'src/file.tsx', rules: { 'leaks/no-leaked-timer': ['error', options] }, settings });
}

it('every message of a report has an example', () => {
  const remedies = Object.keys(rule.meta.messages).filter((id) => /^(?:return(?:Cleanup|Stop)|keepLatest|release(?:In|Before)|registerRelease|guardLate|addEffect|createTeardown)/u.test(id));
  expect([...Object.keys(examples), ...remedies].sort()).toEqual(Object.keys(rule.meta.messages).sort());
});

it.each(Object.entries(examples))('%s', (messageId, code) => {
  const reports = getMessages(code);
  expect(reports.map((report) => report.messageId)).toEqual([messageId]);
  expect(reports[0]?.message).toMatchSnapshot();
});

it.each(Object.entries(examples))('%s is short, and no sermon', (_id, code) => {
  for (const { message } of getMessages(code)) {
    expect(message).not.toMatch(/\b(?:should|must|please|may cause)\b|\{\{|undefined/iu);
    expect(message).toMatch(/`.+`/u);
    expect(message.split(/[.:]\s+(?=[A-Z])/u).length).toBeLessThanOrEqual(2);
    expect(message.length).toBeLessThanOrEqual(230);
  }
});

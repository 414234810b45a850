/** Ways out that were once false reports, each in a few lines of its own, beside one that is a leak. */
import { describe, expect, it } from 'vitest';
import { lines } from './fixes/harness.js';
import { ids } from './support/report-ids.js';

describe('a deadline for what a function returns', () => {
  const asking = (early: string): string => lines`
    export async function ask(url, isLive, ms) {
      const controller = new AbortController();
      const late = setTimeout(() => controller.abort(), ms);
      const init = { signal: controller.signal };
      if (isLive) {
        ${early}
      }
      const answer = await fetch(url, init);
      clearTimeout(late);
      return answer.text();
    }
  `;

  it('goes on with it', () => {
    expect(ids(asking('return follow(url, controller);'))).toEqual([]);
    expect(ids(asking('return fetch(url, init);'))).toEqual([]);
  });

  it('is left behind by a return that has done without it', () => {
    expect(ids(asking('return refuse(url);'))).toEqual(['leaveMissed']);
    expect(ids(asking('return { init };'))).toEqual(['leaveMissed']);
  });
});

describe('an interval that ends the program', () => {
  const waking = (end: string): string => lines`
    export function wake(bus) {
      bus.on('wake', () => {
        setInterval(() => { if (navigator.onLine) { ${end} } }, 2000);
      });
    }
  `;

  it('needs nobody to clear it', () => {
    expect(ids(waking('window.location.reload();'))).toEqual([]);
    expect(ids(waking('process.exit(0);'))).toEqual([]);
  });

  it('goes on where it only loads something else anew', () => {
    expect(ids(waking('list.reload();'))).toEqual(['discardedByFunction']);
  });
});

describe('a cleanup that is one of two functions', () => {
  const polling = (cleanup: string): string => lines`
    import { useEffect } from 'react';
    export function useFriends(bridge, count) {
      useEffect(() => {
        let poll = null;
        const stop = bridge.listen ? bridge.listen(count) : () => clearInterval(poll);
        if (!bridge.listen) {
          poll = setInterval(count, 30_000);
        }
        ${cleanup}
      }, []);
    }
  `;

  it('is the right one', () => {
    expect(ids(polling('return () => stop();'))).toEqual([]);
  });

  it('is none where nothing runs it', () => {
    const code = polling('return () => { count(0); };').replace('bridge.listen ? bridge.listen(count) : () => clearInterval(poll)', '() => count(1)');
    expect(ids(code)).toEqual(['neverReleased']);
  });
});

describe('calls in a try that do not throw', () => {
  const saving = (step: string): string => lines`
    export async function save(blob, link, text) {
      try {
        const url = URL.createObjectURL(blob);
        link.setAttribute('href', url);
        ${step}
        URL.revokeObjectURL(url);
      } catch (error) {
        console.warn(error);
      }
    }
  `;

  it('are no way past the release', () => {
    expect(ids(saving('document.body.appendChild(link); link.click();'))).toEqual([]);
    expect(ids(saving('link.download = getName(link);'))).toEqual([]);
  });

  it('are others than those that may throw', () => {
    expect(ids(saving('link.href = JSON.parse(text);'))).toEqual(['endMissed']);
    expect(ids(saving('await link.decode();'))).toEqual(['endMissed']);
  });
});

describe('one-shots for the two ends of a gesture', () => {
  const hovering = (end: string): string => lines`
    export function follow(card, show) {
      card.addEventListener('mouseenter', (event) => {
        const onPress = () => show();
        document.addEventListener('mousedown', onPress, { once: true });
        document.addEventListener('${end}', () => document.removeEventListener('mousedown', onPress), { once: true });
      });
    }
  `;

  it('come soon', () => {
    expect(ids(hovering('mouseup'))).toEqual([]);
  });

  it('are others than those that may never come', () => {
    expect(ids(hovering('fullscreenchange'))).toEqual(['otherHalfStays']);
  });
});

describe('a turn that is waited for', () => {
  const sending = (steps: string): string => lines`
    export class Bucket {
      async send(work) {
        ${steps}
        try {
          return await work();
        } finally {
          turn.release();
        }
      }
    }
  `;

  it('is not there before it comes', () => {
    expect(ids(sending('const turn = this.queue.acquire(); await turn.wait();'))).toEqual([]);
  });

  it('is there where it was waited for, and where something else is', () => {
    expect(ids(sending('const turn = await this.queue.acquire(); await turn.begin();'))).toEqual(['throwMissed']);
    expect(ids(sending('const turn = this.queue.acquire(); await work.ready();'))).toEqual(['throwMissed']);
  });
});

describe('a plugin that an application installs once', () => {
  const installing = (define: string): string => lines`
    export default ${define}(() => {
      let prompt;
      const keep = (event) => { prompt = event; };
      window.addEventListener('beforeinstallprompt', keep);
      window.addEventListener('appinstalled', () => { prompt = undefined; });
      return { prompt: () => prompt, dismiss: () => window.removeEventListener('beforeinstallprompt', keep) };
    });
  `;

  it('lives as long as the page', () => {
    expect(ids(installing('defineNuxtPlugin'))).toEqual([]);
  });

  it('is no function of another name', () => {
    expect(ids(installing('createPanel'))).toEqual(['inlineMissedByTeardown']);
  });
});

describe('a deadline of a request that fails', () => {
  const asking = (failure: string): string => lines`
    export async function ask(urls, ms) {
      for (const url of urls) {
        try {
          const controller = new AbortController();
          const late = setTimeout(() => controller.abort(), ms);
          const answer = await fetch(url, { signal: controller.signal });
          ${failure}
          clearTimeout(late);
          return answer.text();
        } catch {
          continue;
        }
      }
      return undefined;
    }
  `;

  it('is over soon', () => {
    expect(ids(asking(''))).toEqual([]);
  });

  it('is left by what the code does in so many words', () => {
    expect(ids(asking('if (!answer.ok) { continue; }'))).toEqual(['leaveMissed']);
    expect(ids(asking("if (!answer.ok) { throw new Error('no'); }"))).toEqual(['leaveMissed']);
  });
});

describe('a service that the application has one of', () => {
  const listening = (options: string): string => lines`
    import { Injectable, inject } from '@angular/core';
    import { Store } from '@ngrx/store';
    @Injectable(${options})
    export class Follower {
      private readonly store = inject(Store);
      private subscription;
      constructor() {
        this.subscription = this.store.select('route').subscribe(() => this.draw());
        this.store.select('user').subscribe(() => this.draw());
      }
      draw() {}
      ngOnDestroy() { this.subscription.unsubscribe(); }
    }
  `;

  it('ends with what it subscribes to', () => {
    expect(ids(listening("{ providedIn: 'root' }"), 'src/follower.ts')).toEqual([]);
  });

  it('is another where a component provides it', () => {
    expect(ids(listening(''), 'src/follower.ts')).toEqual(['discardedByInstance']);
  });
});

describe('a part that ends its owner', () => {
  const connecting = (constructor: string): string => lines`
    class Link {
      ${constructor}
      disconnect() { this.client.disconnect(); }
    }
    export class Client {
      private link: Link;
      private feed: EventSource;
      constructor(url: string) {
        this.link = new Link(this);
        this.feed = new EventSource(url);
      }
      disconnect() { this.feed.close(); }
    }
  `;

  it('holds nothing itself', () => {
    expect(ids(connecting('constructor(private readonly client: Client) {}'), 'src/client.ts')).toEqual([]);
  });

  it('is another than one that made what it ends', () => {
    expect(ids(connecting('private readonly client = open();'), 'src/client.ts')).toEqual(['objectMissed']);
  });
});

describe('a file that a script writes', () => {
  const converting = (last: string): string => lines`
    import { createWriteStream } from 'node:fs';
    import { parse } from 'csv-parse';
    parse(process.argv[2], (error, rows) => { convert(rows); });
    ${last} convert(rows) {
      const out = createWriteStream('out.txt');
      for (const row of rows) { out.write(row); }
    }
  `;

  it('is closed with the process', () => {
    expect(ids(converting('function'))).toEqual([]);
  });

  it('stays open in what others call', () => {
    expect(ids(converting('export function'))).toEqual(['streamNeverRead']);
  });
});

describe('a memo that gives a new URL for the last one', () => {
  const showing = (before: string): string => lines`
    import { createMemo } from 'solid-js';
    export function Preview(props) {
      const url = createMemo((last) => {
        ${before}
        return URL.createObjectURL(props.blob);
      });
      return <img src={url()} />;
    }
  `;

  it('revokes the last one', () => {
    expect(ids(showing('if (last) { URL.revokeObjectURL(last); }'), 'src/preview.jsx')).toEqual([]);
  });

  it('only looks at it', () => {
    expect(ids(showing('if (last) { console.log(last); }'), 'src/preview.jsx')).toEqual(['discardedByEffect']);
  });
});

describe('objects of one class', () => {
  const pair = (use: string, method = 'refresh'): string => lines`
    import { Tree } from './tree';
    export class Panel {
      left = new Tree(1);
      right = new Tree(2);
      ${method}() { ${use} }
    }
  `;

  it('are not ended by what is done to a part of one', () => {
    expect(ids(pair("this.right.element.removeAttribute('style');"))).toEqual([]);
    expect(ids(pair('const used = [...this.right.releaseAll()]; return used;'))).toEqual([]);
  });

  it('are ended alike by a teardown', () => {
    expect(ids(pair('this.right.dispose();', 'dispose'))).toEqual(['objectMissed']);
  });
});

describe('a handle that is given back', () => {
  const sharing = (steps: string): string => lines`
    export async function share(devices: MediaDevices, isMuted: boolean): Promise<Screen | undefined> {
      const stream = await devices.getDisplayMedia({});
      ${steps}
    }
  `;

  it('is given under another type, too', () => {
    expect(ids(sharing('return stream as Screen;'), 'src/share.ts')).toEqual([]);
  });

  it('is lost where a way out leaves before', () => {
    expect(ids(sharing('if (isMuted) { return undefined; } return stream as Screen;'), 'src/share.ts')).toEqual(['lostBeforeHandOver']);
  });
});

describe('a reader of a request that is aborted', () => {
  const reading = (end: string): string => lines`
    export async function read(url, range) {
      const controller = new AbortController();
      const response = await fetch(url, { signal: controller.signal });
      const reader = response.body.getReader();
      for (;;) {
        if (range.isDone) {
          ${end}
          return;
        }
        const { done, value } = await reader.read();
        if (done) { return; }
        range.add(value);
      }
    }
  `;

  it('ends with it', () => {
    expect(ids(reading('controller.abort();'))).toEqual([]);
  });

  it('stays where nothing ends it', () => {
    expect(ids(reading('range.close();'))).toEqual(['lockLeaveMissed']);
  });
});

describe('a timer in an object that lives elsewhere', () => {
  const waiting = (first: string): string => lines`
    export async function wait(draw) {
      ${first}
      if (state.timer !== undefined) { clearTimeout(state.timer); }
      state.timer = setTimeout(() => { wait.state = undefined; draw(); }, 1500);
      return state.promise;
    }
  `;

  it('is there for the next run', () => {
    expect(ids(waiting('let { state } = wait; if (state === undefined) { state = wait.state = Promise.withResolvers(); }'))).toEqual([]);
  });

  it('is left where the object is one of this run', () => {
    expect(ids(waiting('const state = { timer: undefined, promise: draw() };'))).toEqual(['leaveMissed']);
  });
});

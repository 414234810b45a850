/** Programs of browser code that were once false reports, each in a few lines of its own, beside one that is a leak. */
import { describe, expect, it } from 'vitest';
import { lines } from './fixes/harness.js';
import { ids } from './support/report-ids.js';

describe('an observer that a declared function arms', () => {
  const watching = (arm: string): string => lines`
    export function follow(element, update) {
      const observer = new MutationObserver(() => update());
      function stop() { observer.disconnect(); }
      function start() { observer.observe(element, { childList: true }); }
      ${arm}
    }
  `;

  it('is a new one for each call', () => {
    expect(ids(watching('return { start, stop };'))).toEqual([]);
  });

  it('is overwritten in a loop that arms it each time', () => {
    const code = lines`
      export function follow(elements, update) {
        let observer;
        for (const element of elements) {
          observer = new MutationObserver(() => update());
          observer.observe(document.body, { childList: true });
        }
        observer.disconnect();
      }
    `;
    expect(ids(code)).toEqual(['overwrittenInLoop']);
  });
});

describe('entries that are there already', () => {
  const keys = (update: string): string => lines`
    const pressed = { 16: false, 18: false };
    let code = 0;
    export const next = () => code++;
    export const isPressed = (name) => pressed[name];
    document.addEventListener('keydown', (event) => {
      ${update}
    });
  `;

  it('are written anew', () => {
    expect(ids(keys('for (code in pressed) pressed[code] = event.shiftKey;'))).toEqual([]);
    expect(ids(keys('if (code in pressed) pressed[code] = true;'))).toEqual([]);
    expect(ids(keys('if (code in event) pressed[code] = true;'))).toEqual(['neverShrinks']);
  });
});

describe('a list that is made where it is filled', () => {
  const paths = (guard: string): string => lines`
    let paths = null;
    export function collect(schema, id) {
      ${guard}
        schema.list().forEach((name) => { paths.push(name + id); });
      }
      return paths.filter((path) => path.startsWith(id));
    }
  `;

  it('is as long as one run makes it', () => {
    expect(ids(paths('if (!paths) { paths = [];'))).toEqual([]);
    expect(ids(paths('paths ??= []; {'))).toEqual(['neverShrinks']);
  });
});

describe('a removal that takes the key', () => {
  const tabs = (test: string): string => lines`
    const tabs = new Map();
    export function add(tabId, frameId, url) {
      if (!tabs.has(tabId)) {
        tabs.set(tabId, new Map());
      }
      tabs.get(tabId).set(frameId, url);
    }
    export function remove(tabId, frameId) {
      if (${test}) {
        tabs.delete(tabId);
        return;
      }
      tabs.get(tabId).delete(frameId);
    }
  `;

  it('with the entry that stands for all', () => {
    expect(ids(tabs('frameId === 0'))).toEqual([]);
    expect(ids(tabs('frameId === undefined'))).toEqual(['keyLeft']);
  });
});

describe('what comes and goes in a page', () => {
  const target = (path: string): string => lines`
    export function init(paint) {
      window.addEventListener('focusin', () => {
        ${path}.addEventListener('blur', () => paint());
      });
    }
  `;

  it('takes its listeners with it', () => {
    expect(ids(target('document.activeElement'))).toEqual([]);
    expect(ids(target('document.body.firstChild'))).toEqual([]);
    expect(ids(target('window.documentPictureInPicture.window'))).toEqual([]);
    expect(ids(target('document.body'))).toEqual(['neverRemovedByFunction']);
    expect(ids(target('window.documentPictureInPicture'))).toEqual(['neverRemovedByFunction']);
  });
});

describe('a component that shows the page', () => {
  const view = (tag: string): string => lines`
    export default function View({ onOpen, children }) {
      onOpen(() => {
        window.addEventListener('contextmenu', (event) => event.preventDefault());
      });
      return <${tag}>{children}</${tag}>;
    }
  `;

  it('is there once', () => {
    expect(ids(view('body'), 'src/view.jsx')).toEqual([]);
    expect(ids(view('main'), 'src/view.jsx')).toEqual(['neverRemovedByFunction']);
  });
});

describe('a timeout that one branch takes back at once', () => {
  const throttle = (wait: string): string => lines`
    export async function emit(queue, isFirst, ms) {
      const late = setTimeout(() => queue.flush(), ms);
      ${wait}
      if (isFirst) {
        clearTimeout(late);
      } else {
        queue.hold();
      }
    }
  `;

  it('is meant to fire in the other one', () => {
    expect(ids(throttle(''))).toEqual([]);
    expect(ids(throttle('await queue.drain();'))).toEqual(['endMissed']);
  });
});

describe('a field that a base class can see', () => {
  const effect = (visibility: string): string => lines`
    import { Node } from './node.js';
    import { Gain } from './gain.js';
    export class Effect extends Node {
      private send = new Gain(1);
      ${visibility} input = new Gain(2);
      dispose() {
        super.dispose();
        this.send.dispose();
      }
    }
  `;

  it('may be released by it', () => {
    expect(ids(effect(''), 'src/effect.ts')).toEqual([]);
    expect(ids(effect('private'), 'src/effect.ts')).toEqual(['objectMissed']);
  });
});

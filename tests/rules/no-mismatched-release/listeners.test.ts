import { describe, expect, it } from 'vitest';
import { lines } from '../../fixes/harness.js';
import { report } from './tester.js';

const ids = (code: string): readonly (string | undefined)[] => report('src/file.ts', code).map(({ messageId }) => messageId);

/** A class that adds in its constructor and removes in `dispose()`. */
function view(add: string, remove: string, more = ''): string {
  return lines`
    export class View {
      el = document.createElement('div');
      onScroll = () => this.render();
      onWheel = () => this.render();
      constructor(socket) {
        ${add}
      }
      dispose() {
        ${remove}
      }
      render() {
        ${more}
      }
    }
  `;
}

describe('capture', () => {
  it.each([
    ['true', '', ', true'],
    ['{ capture: true }', '', ', { capture: true }'],
    ['{ capture: true, passive: true }', ', { passive: true }', ', { capture: true, passive: true }'],
    ['false', ', true', ', false'],
  ])('added with %s and removed with "%s"', (added, removed, expected) => {
    const code = (options: string): string =>
      view(`window.addEventListener('scroll', this.onScroll, ${added});`, `window.removeEventListener('scroll', this.onScroll${options});`);
    expect(report('src/file.ts', code(removed))).toEqual([{ messageId: 'otherCapture', line: 9, output: code(expected) }]);
    expect(ids(code(expected))).toEqual([]);
  });

  it.each([
    ['', ', { passive: true }'],
    [', false', ''],
    [', { passive: true }', ''],
    [', options', ''],
    [', true', ', options'],
    [', { ...options }', ''],
  ])('added with "%s" and removed with "%s" is the same, or not known', (added, removed) => {
    expect(ids(view(`window.addEventListener('scroll', this.onScroll${added});`, `window.removeEventListener('scroll', this.onScroll${removed});`))).toEqual([]);
  });

  it('a listener object', () => {
    expect(ids(view("this.el.ownerDocument.addEventListener('click', this, true);", "this.el.ownerDocument.removeEventListener('click', this);"))).toEqual(['otherCapture']);
  });

  it('beside a function that gives and takes back any listener with any flag', () => {
    const any = (flag: string): string => `
      export function listen(target, event, listener, flag) {
        target.addEventListener(event, listener, flag);
        return () => target.removeEventListener(event, listener${flag});
      }
    `;
    const code = view("window.addEventListener('scroll', this.onScroll, true);", "window.removeEventListener('scroll', this.onScroll);");
    expect(ids(code + any(', flag'))).toEqual(['otherCapture']);
    expect(ids(code + any(''))).toEqual([]);
  });

  it('comes nearer than another event', () => {
    const add = "window.addEventListener('scroll', this.onScroll, true); window.addEventListener('wheel', this.onScroll);";
    expect(ids(view(add, "window.removeEventListener('scroll', this.onScroll);"))).toEqual(['otherCapture']);
  });

  it('what other code may end does not matter', () => {
    const add = "this.el.ownerDocument.addEventListener('click', this, true); socket.close();";
    expect(ids(view(add, "this.el.ownerDocument.removeEventListener('click', this); this.child.dispose();"))).toEqual(['otherCapture']);
  });

  it('in both phases', () => {
    const add = "window.addEventListener('scroll', this.onScroll, true); window.addEventListener('scroll', this.onScroll);";
    expect(ids(view(add, "window.removeEventListener('scroll', this.onScroll);"))).toEqual([]);
  });

  it('a constant that the release cannot name is not copied', () => {
    const code = view("const options = true; window.addEventListener('scroll', this.onScroll, options);", "window.removeEventListener('scroll', this.onScroll);");
    expect(report('src/file.ts', code)).toEqual([{ messageId: 'otherCapture', line: 9 }]);
  });
});

describe('event and target', () => {
  it('another event', () => {
    const code = (event: string): string => view("this.el.addEventListener('scroll', this.onScroll);", `this.el.removeEventListener(${event}, this.onScroll);`);
    expect(report('src/file.ts', code("'wheel'"))).toEqual([{ messageId: 'otherEvent', line: 9, output: code("'scroll'") }]);
    expect(ids(code("'scroll'"))).toEqual([]);
    expect(ids(code('this.event'))).toEqual([]);
  });

  it('of a one-shot', () => {
    const code = (event: string): string => view("this.bus.once('closed', this.onScroll);", `this.bus.off(${event}, this.onScroll);`);
    expect(report('src/file.ts', code("'close'"))).toEqual([{ messageId: 'otherEvent', line: 9, output: code("'closed'") }]);
    expect(ids(code("'closed'"))).toEqual([]);
    expect(ids(view("window.addEventListener('scroll', this.onScroll, { once: true, capture: true });", "window.removeEventListener('scroll', this.onScroll);"))).toEqual(['otherCapture']);
    expect(ids(view("this.bus.once('closed', this.onScroll);", "this.bus.off('closed', this.onWheel);"))).toEqual([]);
  });

  it('two that could be meant', () => {
    const add = "this.el.addEventListener('scroll', this.onScroll); this.el.addEventListener('click', this.onScroll);";
    expect(ids(view(add, "this.el.removeEventListener('wheel', this.onScroll);"))).toEqual([]);
  });

  it('another target', () => {
    const code = (target: string): string => view("document.addEventListener('scroll', this.onScroll);", `${target}.removeEventListener('scroll', this.onScroll);`);
    expect(report('src/file.ts', code('window'))).toEqual([{ messageId: 'otherTarget', line: 9, output: code('document') }]);
    expect(ids(code('document'))).toEqual([]);
    expect(ids(code('this.root'))).toEqual([]);
  });

  it('the window without its name', () => {
    const code = view("document.addEventListener('scroll', this.onScroll);", "removeEventListener('scroll', this.onScroll);");
    expect(report('src/file.ts', code)[0]?.output).toBe(code.replace("removeEventListener('scroll'", "document.removeEventListener('scroll'"));
    expect(ids(view("addEventListener('scroll', this.onScroll);", "window.removeEventListener('scroll', this.onScroll);"))).toEqual([]);
  });
});

describe('another function', () => {
  it('that nobody added', () => {
    const code = (name: string): string => view("window.addEventListener('scroll', this.onScroll);", `window.removeEventListener('scroll', this.${name});`);
    expect(report('src/file.ts', code('onWheel'))).toEqual([{ messageId: 'otherFunction', line: 6, output: code('onScroll') }]);
    expect(ids(code('onScroll'))).toEqual([]);
    expect(ids(code('onGiven'))).toEqual([]);
  });

  it('in a chain', () => {
    const code = (name: string): string => `
      export function write(socket, done) {
        const onDrain = () => done();
        const onClose = () => done();
        const onFinished = () => {
          socket.removeListener('drain', onDrain).removeListener('error', onFinished).removeListener('close', ${name});
        };
        socket
          .on('drain', onDrain)
          .on('error', onFinished)
          .on('close', onFinished);
      }
    `;
    expect(report('src/file.ts', code('onClose')).map(({ messageId, line }) => `${String(messageId)} ${String(line)}`)).toEqual(['otherFunction 11']);
    expect(ids(code('onFinished'))).toEqual([]);
  });

  it('of a target that came from anywhere', () => {
    const code = (name: string): string => `
      export function write(client, done) {
        const socket = client[0];
        const onClose = () => done();
        const onFinished = () => { socket.removeListener('close', ${name}); };
        socket.on('close', onFinished);
        db.connect(client[1], {});
      }
    `;
    expect(ids(code('onClose'))).toEqual(['otherFunction']);
    expect(ids(code('onFinished'))).toEqual([]);
  });

  it('for the raw function of a throttled one', () => {
    const code = (name: string): string => `
      export function follow(show) {
        const raw = () => show();
        const throttled = throttle(raw, 100);
        window.addEventListener('scroll', throttled);
        return () => window.removeEventListener('scroll', ${name});
      }
    `;
    expect(report('src/file.ts', code('raw'))).toEqual([{ messageId: 'otherFunction', line: 5, output: code('throttled') }]);
    expect(ids(code('throttled'))).toEqual([]);
    expect(ids(code('show'))).toEqual([]);
  });

  it('of a loop over other events', () => {
    const code = (name: string): string => `
      export function mount(target, events, used) {
        const onTarget = () => render(target);
        const onDocument = () => render(document);
        for (let i = 0; i < events.length; i++) {
          const event = events[i];
          target.addEventListener(event, onTarget);
          document.addEventListener(event, onDocument);
        }
        return () => {
          for (const event of used) {
            target.removeEventListener(event, onTarget);
            document.removeEventListener(event, ${name});
          }
        };
      }
    `;
    expect(ids(code('onTarget'))).toEqual(['otherFunction']);
    expect(ids(code('onDocument'))).toEqual([]);
  });

  it('of another class', () => {
    const code = `${view("window.addEventListener('scroll', this.onScroll);", '')}
${view('', "window.removeEventListener('scroll', this.onWheel);").replace('View', 'Other')}`;
    expect(ids(code)).toEqual([]);
  });
});

describe('a function that is made on the spot', () => {
  it.each([
    ['this.onScroll.bind(this)', 'this.onScroll.bind(this)', 'freshRemoval', 9],
    ['() => this.render()', '() => this.render()', 'freshRemoval', 9],
    ['this.onScroll', '() => this.onScroll()', 'freshRemoval', 9],
    ['this.onScroll.bind(this)', 'this.onScroll', 'freshListener', 6],
    ['() => this.onScroll()', 'this.onScroll', 'freshListener', 6],
    ['debounce(this.onScroll)', 'this.onScroll', 'freshListener', 6],
  ])('%s and %s', (added, removed, messageId, line) => {
    expect(report('src/file.ts', view(`window.addEventListener('scroll', ${added});`, `window.removeEventListener('scroll', ${removed});`))).toMatchObject([
      { messageId, line },
    ]);
  });

  it.each([
    ['() => this.render()', 'this.onScroll'],
    ['(this.onWheel = () => this.render())', 'this.onWheel'],
    ['make(this)', 'this.onScroll'],
  ])('%s and %s', (added, removed) => {
    expect(ids(view(`window.addEventListener('scroll', ${added});`, `window.removeEventListener('scroll', ${removed});`))).toEqual([]);
  });

  it('a signal ends it', () => {
    expect(ids(view("window.addEventListener('scroll', () => this.onScroll(), { signal });", "window.removeEventListener('scroll', this.onScroll);"))).toEqual([]);
  });
});

describe('the object for which a slot runs', () => {
  it('is part of it', () => {
    const code = (end: string): string => `
      export class View {
        listen(disposables, signal, listener) {
          signal.connect(listener, this);
          disposables.push(() => signal.disconnect(listener${end}));
        }
      }
    `;
    expect(report('src/file.ts', code(''))).toEqual([{ messageId: 'otherContext', line: 5, suggestions: { passArgument: code(', this') } }]);
    expect(ids(code(', this'))).toEqual([]);
  });

  it('sounds have none', () => {
    expect(ids('export function play(a, b) { a.connect(b, 0); return () => a.disconnect(b); }')).toEqual([]);
  });
});

describe('the verb again', () => {
  const effect = (verb: string, more = ''): string => `
    import { useEffect } from 'react';
    useEffect(() => {
      const act = () => save();
      document.addEventListener('keydown', act);
      return () => {
        document.${verb}('keydown', act);
        ${more}
      };
    }, []);
  `;

  it('in an effect', () => {
    expect(report('src/file.tsx', effect('addEventListener'))).toEqual([
      { messageId: 'verbRepeated', line: 7, output: effect('removeEventListener') },
    ]);
    expect(ids(effect('removeEventListener'))).toEqual([]);
  });

  it('for another event', () => {
    expect(ids(effect('addEventListener').replace("'keydown', act);\n      return", "'keyup', act);\n      return"))).toEqual([]);
  });

  it('removed as well', () => {
    expect(ids(effect('addEventListener', "document.removeEventListener('keydown', act);"))).toEqual([]);
  });

  it('in a class, of an emitter', () => {
    const code = (verb: string): string => view("this.bus.on('x', this.onScroll);", `this.bus.${verb}('x', this.onScroll);`);
    expect(report('src/file.ts', code('on'))).toEqual([{ messageId: 'verbRepeated', line: 9, suggestions: { correctText: code('off') } }]);
    expect(ids(code('off'))).toEqual([]);
  });

  it('of an observer', () => {
    expect(ids(view('this.observer.observe(this.el);', 'this.observer.observe(this.el);'))).toEqual(['verbRepeated']);
    expect(ids(view('this.observer.observe(this.el);', 'this.observer.observe(this.el); this.observer.disconnect();'))).toEqual([]);
  });

  it('in a method that is no teardown', () => {
    expect(ids(view("this.bus.on('x', this.onScroll);", '', "this.bus.on('x', this.onScroll);"))).toEqual([]);
  });
});

describe('known limits', () => {
  it.each([
    ['a namespace of jQuery', "$(window).on('resize.menu', this.onScroll);", "$(window).off('resize.menus', this.onScroll);"],
    ['attachEvent() of old browsers', "window.attachEvent('onscroll', this.onScroll);", "window.detachEvent('onwheel', this.onScroll);"],
  ])('known limit: %s', (_, add, remove) => {
    expect(ids(view(add, remove))).toEqual([]);
  });
});

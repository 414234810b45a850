/** Programs of public packages that were once false reports, each in a few lines of its own, beside one that is a leak. */
import { describe, expect, it } from 'vitest';
import { lines } from './fixes/harness.js';
import { ids } from './support/report-ids.js';

const ads = (poll: string): string => lines`
  export class Ads {
    poll(start = false) {
      ${poll}
      this.timer = setInterval(() => this.show(), 100);
    }

    cancel() {
      this.view.remove();
    }
  }
`;

describe('a function that is its own way to stop', () => {
  it('returns after the release', () => {
    expect(ids(ads('if (!start) { clearInterval(this.timer); return; }'))).toEqual([]);
    expect(ids(ads('clearInterval(this.timer);'))).toEqual(['releasedOnlyBefore']);
  });
});

const painter = (end: string): string => lines`
  class Store { destroy() {} }
  class Mesh {
    constructor(a) { this.buffer = a; }
    destroy() { this.buffer.destroy(); }
  }
  export class Painter {
    constructor(context) {
      this.mesh = new Mesh(new Store(context));
      this.sky = new Mesh(new Store(context));
    }
    destroy() {
      this.sky.destroy();
      ${end}
    }
  }
`;

describe('an object of a class', () => {
  it('may be released by its parts', () => {
    expect(ids(painter('this.mesh.buffer?.destroy();'))).toEqual([]);
    expect(ids(painter(''))).toEqual(['objectMissed']);
  });

  const pool = (verb: string): string => lines`
    import { List } from './list.js';
    export class Pool {
      constructor() {
        this.connections = new List();
        this.waiting = new List();
      }
      close() {
        this.connections.${verb}();
      }
    }
  `;

  it('is no resource where its sibling is only emptied', () => {
    expect(ids(pool('clear'))).toEqual([]);
    expect(ids(pool('dispose'))).toEqual(['objectMissed']);
  });
});

const read = (head: string, tail: string, wait: string): string => lines`
  export ${head}
    const reader = rs.getReader();
    while (true) {
      const { done, value } = ${wait} reader.read();
      if (done) {
        return;
      }
      ${wait} tell(value);
    }
  ${tail}
`;

describe('a generator that a function drives', () => {
  it('is not left at a yield', () => {
    expect(ids(read('function read(rs, tell) { return __awaiter(this, void 0, void 0, function* () {', '}); }', 'yield'))).toEqual([]);
    expect(ids(read('function* read(rs, tell) {', '}', 'yield'))).toEqual(['lockYieldMissed']);
  });
});

const input = (ended: string): string => lines`
  export class Input {
    constructor(manager) {
      this.manager = manager;
      this.onChange = () => this.update();
      manager.on('end', this.${ended}, this);
    }
    start() {
      const session = this.manager.session;
      session.addEventListener('change', this.onChange);
      session.addEventListener('select', (event) => this.select(event));
    }
    ${ended}() {
      const session = this.manager.session;
      session.removeEventListener('change', this.onChange);
    }
  }
`;

describe('listeners of what has ended', () => {
  it('go with it', () => {
    expect(ids(input('onSessionEnd'))).toEqual([]);
    expect(ids(input('dispose'))).toContain('inlineMissedByTeardown');
  });
});

const script = (made: string): string => lines`
  import { useEffect } from 'react';
  export function useScript(src, setStatus, find) {
    useEffect(() => {
      let node = find(src);
      if (!node) {
        ${made}
        const mark = (event) => { node.setAttribute('data-status', event.type); };
        node.addEventListener('load', mark);
      }
      const tell = (event) => setStatus(event.type);
      node.addEventListener('load', tell);
      return () => {
        node.removeEventListener('load', tell);
      };
    }, [src]);
  }
`;

describe('a listener of what was just made', () => {
  it('stays with it', () => {
    expect(ids(script("node = document.createElement('script');"))).toEqual([]);
  });
});

const load = (parameter: string, signal: string): string => lines`
  export function load(url, ${parameter}) {
    return new Promise((resolve, reject) => {
      const xhr = new XMLHttpRequest();
      xhr.onload = () => resolve(xhr.response);
      ${signal}.addEventListener('abort', () => { xhr.abort(); reject(new Error(url)); });
      xhr.send();
    });
  }
`;

describe('the signal of a controller that is passed along', () => {
  it('is made for the call', () => {
    expect(ids(load('controller', 'controller.signal'))).toEqual([]);
    expect(ids(load('signal', 'signal'))).toEqual(['abortOutlivesPromise']);
  });
});

const work = (use: string): string => lines`
  import { end } from './symbols.js';
  export function work(job) {
    const channel = new BroadcastChannel('jobs');
    channel.postMessage(job);
    ${use};
  }
`;

describe('a method whose name is only known at run time', () => {
  it('may release', () => {
    expect(ids(work('channel[end]()'))).toEqual([]);
    expect(ids(work('channel.postMessage(end)'))).toEqual(['neverReleased']);
  });
});

const swallow = (event: string): string => lines`
  const noop = () => {};
  export class Pool {
    constructor() {
      this.open = new Set();
    }
    accept(conn) {
      conn.on('${event}', noop);
      this.open.add(conn);
    }
    destroy() {
      this.open.forEach((conn) => {
        conn.on('${event}', noop);
        conn.destroy();
      });
    }
  }
`;

describe('a listener for errors in a teardown', () => {
  it('swallows what the end throws', () => {
    expect(ids(swallow('error'))).toEqual([]);
    expect(ids(swallow('data'))).toEqual(['verbRepeated']);
  });
});

const run = (argument: string): string => lines`
  export function run(client, onReady) {
    client.connect(function (c) { c.start(); });
    return client.disconnect(${argument});
  }
`;

describe('a callback that tells when a connection has ended', () => {
  it('is no listener that is to be removed', () => {
    expect(ids(run('function () {}'))).toEqual([]);
    expect(ids(run('onReady.bind(client)'))).toEqual(['freshRemoval']);
  });
});

const temporary = (options: string): string => lines`
  import { writeFileSync } from 'node:fs';
  import { fileSync } from 'tmp';
  export function write(text) {
    const file = fileSync(${options});
    writeFileSync(file.name, text);
  }
`;

describe('a temporary file that is kept for somebody else', () => {
  it('is not removed here', () => {
    expect(ids(temporary('{ keep: true }'))).toEqual([]);
    expect(ids(temporary(''))).toEqual(['neverReleased']);
  });
});

const tick = lines`
  <script setup>
  import { onMounted } from 'vue';
  onMounted(() => {
    setInterval(() => console.log('tick'), 1_000);
  });
  </script>
`;

describe('the root of an application', () => {
  const idsOf = (filename: string, code = tick): readonly (string | undefined)[] => ids(code, filename);

  it('is there once', () => {
    expect(idsOf('src/App.vue')).toEqual([]);
    expect(idsOf('src/Clock.vue')).toEqual(['discardedByEffect']);
    expect(idsOf('src/clock/index.vue')).toEqual(['discardedByEffect']);
  });

  const component = (name: string): string => lines`
    import { Component } from '@angular/core';
    @Component({ selector: 'app-root', template: '' })
    export class ${name} {
      constructor() {
        setInterval(() => this.tick(), 1_000);
      }
    }
  `;

  it('has a name that says so', () => {
    expect(idsOf('src/a.ts', component('AppRootComponent'))).toEqual([]);
    expect(idsOf('src/a.ts', component('ClockComponent'))).toEqual(['discardedByInstance']);
  });
});

const check = (first: string): string => lines`
  export class Updater {
    start(emitter) {
      const onError = () => this.stop();
      emitter.on('failed', onError);
      this.end = () => emitter.off('failed', onError);
      ${first}
      emitter.on('found', () => this.stop());
    }
  }
`;

describe('code behind a return', () => {
  it('never runs', () => {
    expect(ids(check('return true;'))).toEqual([]);
    expect(ids(check(''))).toEqual(['inlineMissedByTeardown']);
  });
});

const twoUp = (where: string): string => lines`
  export class TwoUp extends HTMLElement {
    constructor() {
      super();
      ${where}
    }
    connectedCallback() {
      this.resize = new ResizeObserver(() => this.place());
      this.resize.observe(document.body);
    }
    disconnectedCallback() {
      this.resize.disconnect();
    }
  }
`;

describe('an element that watches itself', () => {
  it('takes its observer along', () => {
    expect(ids(twoUp('new MutationObserver(() => this.place()).observe(this, { childList: true });'))).toEqual([]);
    expect(ids(twoUp('new MutationObserver(() => this.place()).observe(document.body, { childList: true });'))).toEqual(['discardedByInstance']);
  });
});

const open = (before: string, after: string): string => lines`
  import { app } from 'electron';
  const waiting = [];
  app.on('open-file', (event, path) => {
    ${before}waiting.push(path);${after}
  });
  app.on('ready', () => {
    app.run(waiting.concat(['x']));
  });
`;

describe('what waits for the start of a program', () => {
  it('does not grow afterwards', () => {
    expect(ids(open('if (app.isReady()) { app.run([path]); } else { ', ' }'))).toEqual([]);
    expect(ids(open('', ''))).toEqual(['neverShrinks']);
  });
});

const suggest = (clear: string): string => lines`
  const running = {};
  const texts = {};
  export function start(id, work) {
    running[id] = work;
    texts[id] = work.text;
  }
  export function end(id) {
    delete running[id];
    ${clear}
  }
  export function show(id) {
    return [running[id], texts[id]];
  }
`;

describe('containers that are filled together', () => {
  it('end in their own way', () => {
    expect(ids(suggest('texts[id] = {};'))).toEqual([]);
    expect(ids(suggest(''))).toEqual(['siblingMissed']);
  });
});

const execute = (end: string): string => lines`
  export async function execute(connection, sql) {
    if (sql === 'BEGIN') {
      await connection.beginTransaction();
      ${end}
    } else if (sql === 'COMMIT') {
      await connection.commit();
    } else {
      await connection.rollback();
    }
  }
`;

describe('a driver that begins in one branch and ends in another', () => {
  it('leaves the end to its caller', () => {
    expect(ids(execute(''))).toEqual([]);
    expect(ids(execute('if (sql.length > 9) { await connection.commit(); }'))).toEqual(['transactionSkipped']);
  });
});

const edges = (thrown: string): string => lines`
  import { LineBasicMaterial } from 'three';
  export function parse(color, kind, add) {
    const edge = new LineBasicMaterial({ color });
    edge.name = 'edge';
    ${thrown}
    add(edge);
  }
`;

describe('a material that nothing shows', () => {
  it('holds nothing', () => {
    expect(ids(edges("if (kind === null) { throw new Error('kind'); }"))).toEqual([]);
  });
});

const prepare = (body: string): string => lines`
  const prepare = () => {
    window.addEventListener('wheel', (event) => console.log(event));
  };
  const wait = setInterval(() => {
    ${body}
  }, 300);
`;

describe('a callback that ends its own interval', () => {
  it('runs what follows once', () => {
    expect(ids(prepare('if (document.body) { clearInterval(wait); prepare(); }'))).toEqual([]);
    expect(ids(prepare('if (document.body) { prepare(); }'))).toContain('neverRemovedByFunction');
  });
});

const signals = (list: string): string => lines`
  import { names, ready } from './ready.js';
  ready.then((db) => {
    ${list}.forEach((name) => {
      process.on(name, () => db.close());
    });
  });
`;

describe('a list that stands in the code', () => {
  it('is as long as it is', () => {
    expect(ids(signals("['exit', 'SIGINT']"))).toEqual([]);
  });
});

const workers = (head: string): string => lines`
  run();
  function run() {
    ${head} {
      setInterval(() => console.log('usage'), 120_000);
    }
  }
`;

describe('a loop of a function that runs once', () => {
  it('ends', () => {
    expect(ids(workers('for (let i = 0; i < 4; i++)'))).toEqual([]);
  });
});

const watch = (target: string): string => lines`
  export function watch(model, tell) {
    ${target}.connect(() => tell());
    return () => ${target}.disconnect(() => tell());
  }
`;

describe('a new function for the end of a signal', () => {
  it('removes nothing', () => {
    expect(ids(watch('model.changed'))).toEqual(['freshRemoval']);
    expect(ids(watch('model'))).toEqual([]);
  });
});

const terminal = (made: string): string => lines`
  import { Terminal } from '@xterm/xterm';
  export class View {
    constructor(term, options) {
      ${made}
    }
    open() {
      this.term.onData((data) => this.send(data));
      this.timer = setInterval(() => this.send(''), 1_000);
    }
    dispose() {
      clearInterval(this.timer);
    }
  }
`;

describe('a listener of a terminal that the class makes', () => {
  it('goes with it', () => {
    expect(ids(terminal('this.term = new Terminal(options); this.term.open(document.body);')).filter((id) => id === 'disposerDropped')).toEqual([]);
  });
});

const pending = (end: string): string => lines`
  import { pull } from 'lodash';
  const pendingByName = {};
  export async function open(driver) {
    pendingByName[driver.name] = pendingByName[driver.name] || [];
    pendingByName[driver.name].push(driver);
    await driver.start(pendingByName[driver.name].length);
    ${end}
  }
`;

describe('lists of which a function takes items out', () => {
  it('are emptied', () => {
    expect(ids(pending('pull(pendingByName[driver.name], driver);'))).toEqual([]);
    expect(ids(pending(''))).toContain('transientKept');
  });
});

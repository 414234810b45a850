import type { Samples } from './sample.js';

const component = (members: string, { fields = '', operators = '' } = {}): string => `
import { Component } from '@angular/core';
import { interval, map, ${operators}fromEvent, Subject, switchMap, takeUntil, type Observable, type Subscription } from 'rxjs';
@Component({ template: '' })
export class Prices {
  ${fields}
  constructor(private readonly prices: { readonly price$: Observable<number>; readonly size$: Observable<number> }) {}
  show(value: unknown): void {
    console.log(value, interval, map, fromEvent, Subject, switchMap, takeUntil);
  }
${members}
}
`;

const HOOK = '  ngOnInit(): void {\n';

const inEffect = (body: string, imports = ''): string => `
import { useEffect } from 'react';
${imports}
export function usePrices(price$: { subscribe(f: () => void): { unsubscribe(): void } }, draw: () => void, isDone: () => boolean): void {
  useEffect(() => {
${body}
  }, [price$, draw, isDone]);
}
`;

const inFunction = (body: string): string => `
import { interval, type Subscription } from 'rxjs';
export async function follow(draw: () => void, isDone: () => boolean, load: () => Promise<void>): Promise<void> {
${body}
}
`;

const inResource = (second: string, { fields = '', end = '' } = {}): string => `
interface Disposable { dispose(): void }
interface FileService { onDidChange(f: () => void): Disposable; onDidClose(f: () => void): Disposable }
export class Resource {
  private readonly toDispose: { push(one: Disposable): void; dispose(): void } = null!;${fields}
  constructor(private readonly files: FileService, private readonly other: FileService) {
    ${second}
  }
  update(): void {
    console.log(this.files, this.other);
  }
  dispose(): void {
    this.toDispose.dispose();${end}
  }
}
`;

const endMissed = { nothing: 'a branch of the reader decides against the release: only they know what the other branch is for' };

export const subscriptions: Samples = {
  discardedByEffect: { filename: 'sample.tsx', code: inEffect("    fromEvent(window, 'resize').subscribe(draw);", "import { fromEvent } from 'rxjs';"), offers: 'fix' },
  discardedByInstance: {
    code: component(`${HOOK}    fromEvent(window, 'resize').subscribe((price) => this.show(price));\n  }\n  ngOnDestroy(): void {\n    this.gone$.next();\n  }`, {
      fields: 'private readonly gone$ = new Subject<void>();\n  private readonly size$ = interval(1).pipe(takeUntil(this.gone$));',
    }),
    offers: 'fix',
  },
  discardedByFunction: { code: inFunction('  interval(10).subscribe(draw);').replace('async ', '').replace('Promise<void> {', 'void {'), offers: 'suggestion' },
  neverReleased: {
    code: component(`${HOOK}    this.size = fromEvent(window, 'resize').subscribe((size) => this.show(size));\n  }\n  ngOnDestroy(): void {\n    this.show(1);\n  }`, {
      fields: 'private size?: Subscription;',
    }),
    offers: 'fix',
  },
  releasedOnlyBefore: {
    code: component(`  restart(): void {\n    this.size?.unsubscribe();\n    this.size = this.prices.size$.subscribe((size) => this.show(size));\n  }`, {
      fields: 'private size?: Subscription;',
    }),
    offers: 'fix',
  },
  missedByTeardown: {
    code: component(
      `${HOOK}    this.size = this.prices.size$.subscribe((size) => this.show(size));\n  }\n  pause(): void {\n    this.size?.unsubscribe();\n  }\n  ngOnDestroy(): void {\n    this.other?.unsubscribe();\n  }`,
      { fields: 'private size?: Subscription;\n  private other?: Subscription;' },
    ),
    offers: 'fix',
  },
  leaveMissed: {
    code: inFunction('  const size = interval(10).subscribe(draw);\n  if (isDone()) {\n    return;\n  }\n  size.unsubscribe();'),
    offers: 'fix',
  },
  endMissed: { code: inFunction('  const size = interval(10).subscribe(draw);\n  if (isDone()) {\n    size.unsubscribe();\n  }'), offers: endMissed },
  throwMissed: { code: inFunction('  const size = interval(10).subscribe(draw);\n  await load();\n  size.unsubscribe();'), offers: 'suggestion' },
  overwrittenInLoop: {
    code: inFunction('  let size: Subscription | undefined;\n  for (let i = 0; i < 3; i += 1) {\n    size = interval(10).subscribe(draw);\n  }\n  size?.unsubscribe();'),
    offers: 'suggestion',
  },
  overwritten: {
    code: component(
      `  private follow(): void {\n    this.size = fromEvent(window, 'resize').subscribe((size) => this.show(size));\n  }\n  followAll(all: readonly string[]): void {\n    for (const one of all) {\n      this.show(one);\n      this.follow();\n    }\n  }\n  ngOnDestroy(): void {\n    this.size?.unsubscribe();\n  }`,
      { fields: 'private size?: Subscription;' },
    ),
    offers: 'fix',
  },
  notifierNeverFires: {
    code: component(`${HOOK}    this.prices.price$.pipe(takeUntil(this.gone$)).subscribe((price) => this.show(price));\n  }\n  ngOnDestroy(): void {\n    this.show(1);\n  }`, {
      fields: 'private readonly gone$ = new Subject<void>();',
    }),
    offers: 'fix',
  },
  notifierOnlyCompletes: {
    code: component(
      `${HOOK}    this.prices.price$.pipe(takeUntil(this.gone$)).subscribe((price) => this.show(price));\n  }\n  ngOnDestroy(): void {\n    this.gone$.complete();\n  }`,
      { fields: 'private readonly gone$ = new Subject<void>();' },
    ),
    offers: 'fix',
  },
  notifierMissesTeardown: {
    code: component(
      `${HOOK}    this.prices.price$.pipe(takeUntil(this.destroy$)).subscribe((price) => this.show(price));\n  }\n  reset(): void {\n    this.destroy$.next();\n  }\n  ngOnDestroy(): void {\n    this.show(1);\n  }`,
      { fields: 'private readonly destroy$ = new Subject<void>();' },
    ),
    offers: 'suggestion',
  },
  takeUntilNotLast: {
    code: component(
      `${HOOK}    this.prices.price$.pipe(takeUntil(this.gone$), switchMap(() => interval(10))).subscribe((price) => this.show(price));\n  }\n  ngOnDestroy(): void {\n    this.gone$.next();\n  }`,
      { fields: 'private readonly gone$ = new Subject<void>();' },
    ),
    offers: 'fix',
  },
  disposerDropped: {
    code: inResource('this.other.onDidClose(() => this.update());', { end: '\n    clearInterval(this.timer);', fields: '\n  private readonly timer = setInterval(() => this.update(), 9);' }),
    offers: 'suggestion',
  },
  disposerDroppedBeside: {
    code: inResource('this.toDispose.push(this.files.onDidChange(() => this.update()));\n    this.files.onDidClose(() => this.update());'),
    offers: 'fix',
  },
  disposerMissed: {
    code: inResource('this.toDispose.push(this.files.onDidChange(() => this.update()));\n    this.listener = this.files.onDidClose(() => this.update());', {
      fields: '\n  private listener?: Disposable;',
    }),
    offers: 'suggestion',
  },
  disposerOverwritten: {
    code: `
interface Bus { on(name: string, f: () => void): () => void }
export class Chart {
  private off?: () => void;
  constructor(private readonly bus: Bus) {}
  private drawLine(line: string): void {
    this.off = this.bus.on('scroll', () => console.log(line));
  }
  drawAll(all: readonly string[]): void {
    for (const one of all) {
      this.drawLine(one);
    }
  }
  destroy(): void {
    this.off?.();
  }
}
`,
    offers: 'suggestion',
  },
  reactionDroppedByEffect: { filename: 'sample.tsx', code: inEffect('    autorun(draw);', "import { autorun } from 'mobx';"), offers: 'fix' },
  pairNeverEnded: {
    filename: 'sample.tsx',
    code: `
import type { MqttClient } from 'mqtt';
import { useEffect } from 'react';
export function useTopic(client: MqttClient, topic: string): void {
  useEffect(() => {
    client.subscribe(topic);
  }, [client, topic]);
}
`,
    offers: 'suggestion',
  },
  pairMissed: {
    code: `
import type { MqttClient } from 'mqtt';
export class Sensor {
  private readonly timer = setInterval(() => this.show(), 1_000);
  constructor(private readonly client: MqttClient, private readonly topic: string) {}
  start(): void {
    this.client.subscribe(this.topic);
  }
  show(): void {
    console.log(this.topic);
  }
  close(): void {
    clearInterval(this.timer);
  }
}
`,
    offers: 'suggestion',
  },
  reactionDropped: {
    code: "\nimport { autorun } from 'mobx';\nexport function follow(draw: () => void): void {\n  autorun(draw);\n}\n",
    offers: 'suggestion',
  },
  reactionNeverEnded: {
    filename: 'sample.tsx',
    code: inEffect('    const end = autorun(draw);\n    console.log(isDone());', "import { autorun } from 'mobx';").replace('const end', 'let end: (() => void) | undefined;\n    end'),
    offers: 'fix',
  },
  watcherUnbound: {
    filename: 'sample.vue',
    code: `<script setup lang="ts">
import { onMounted, ref, watch } from 'vue';
import { session } from './session';
const name = ref('');
onMounted(async () => { await load(); watch(() => session.user, (user) => { name.value = user; }); });
</script>
`,
    offers: { nothing: 'the watcher moves in front of the `await`, or is kept: what it reads there is for the reader to know' },
  },
  leftOnByTeardown: {
    code: `
import { subscribe } from 'node:diagnostics_channel';
export class Log {
  private readonly timer = setInterval(() => this.flush(), 9);
  start(write: () => void): void {
    subscribe('http.client.request.start', write);
  }
  flush(): void {}
  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
    offers: { nothing: 'the listener has no name that the teardown can use' },
  },
  neverTurnedOff: {
    code: `
import { subscribe } from 'node:diagnostics_channel';
export function log(write: () => void): void {
  subscribe('http.client.request.start', write);
}
`,
    offers: { nothing: 'only the reader knows when the work is over' },
  },
  feedNeverLeft: {
    code: `
export class Feed {
  private timer?: ReturnType<typeof setInterval>;
  constructor(private readonly client: { events(): AsyncIterable<string> }) {}
  start(): void {
    this.timer = setInterval(() => this.draw(''), 9);
    void (async () => {
      for await (const event of this.client.events()) {
        this.draw(event);
      }
    })();
  }
  draw(text: string): void {
    console.log(text);
  }
  stop(): void {
    clearInterval(this.timer);
  }
}
`,
    offers: { nothing: 'a loop that somebody ends is another loop: with an iterator of its own, or a signal that its client takes' },
  },
};

import rule from '../../../src/rules/require-teardown.js';
import { lines } from '../../fixes/harness.js';
import { typed, untyped } from '../../support/rule-testers.js';

/** A component with a part that ends something, and this code. */
const component = (more: string, stop = 'clearInterval(this.timer);'): string => lines`
  import { Component } from '@angular/core';
  class Poller {
    private timer = setInterval(() => this.poll(), 1000);
    poll() {}
    dispose() { ${stop} }
  }
  @Component({ template: '' })
  export class Prices {
    private poller = new Poller();
    ${more}
  }
`;

const plain = (more: string): string => component(more).replace("@Component({ template: '' })\n", '');

untyped.run('require-teardown: classes that end nothing', rule, {
  valid: [
    component('ngOnDestroy() { this.poller.dispose(); }'),
    { name: 'somebody else may', code: component('constructor(owner) { owner.add(this.poller); }') },
    { name: 'a teardown that is a decision', code: component('ngOnDestroy() {}') },
    { name: 'a part that ends nothing of others', code: component('', 'this.timer = 0;') },
    { name: 'a plain class may live as long as the page', code: plain('') },
    { name: 'a template may take it over', code: component('').replace('private poller', 'poller') },
    { name: 'whoever connects disconnects', code: component('').replace('dispose() {', 'disconnect() {'), options: [{ includeLikely: true }] },
    { name: 'the application', code: component('').replace('class Prices', 'class AppComponent') },
    { name: 'a service', code: plain('').replace('class Prices', 'class PricesService'), options: [{ includeLikely: true }] },
    { name: 'a base of another file', code: plain('').replace('class Prices', 'class Prices extends View'), options: [{ includeLikely: true }] },
    { name: 'once for the module', code: `${plain('').replace('export class', 'class')} export const prices = new Prices();`, options: [{ includeLikely: true }] },
  ],
  invalid: [
    {
      code: component(''),
      errors: [
        {
          messageId: 'ownerEndsNothing',
          line: 9,
          data: { handle: 'this.poller', culprit: 'Prices', name: 'ngOnDestroy', release: 'this.poller.dispose' },
          suggestions: [
            {
              messageId: 'createTeardown',
              output: component('')
                .replace('new Poller();\n  \n', 'new Poller();\n  \n\n  ngOnDestroy(): void {\n    this.poller.dispose();\n  }\n')
                .replace("import { Component }", 'import { Component, OnDestroy }')
                .replace('class Prices {', 'class Prices implements OnDestroy {'),
            },
          ],
        },
      ],
    },
    {
      name: 'likely of a plain class',
      code: plain(''),
      options: [{ includeLikely: true }],
      errors: [{ messageId: 'ownerEndsNothing', suggestions: [{ messageId: 'createTeardown', output: plain('').replace('new Poller();\n  \n', 'new Poller();\n  \n\n  dispose(): void {\n    this.poller.dispose();\n  }\n') }] }],
    },
  ],
});

const manager = (end: string, made = 'new Poll()'): string => lines`
  declare const Poll: new () => { dispose(): void };
  declare const Emitter: new () => { dispose(): void };
  declare const Other: new () => { dispose(): void };
  declare const Third: new () => { dispose(): void };
  export class Manager {
    private readonly poll: { dispose(): void };
    private readonly other = new Other();
    private readonly third = new Third();
    constructor() {
      this.poll = ${made};
    }
    dispose() {
      this.other.dispose();
      ${end}
    }
  }
`;

typed.run('require-teardown: objects that their type ends', rule, {
  valid: [
    manager('this.third.dispose(); this.poll.dispose();'),
    { name: 'kept and given away', code: manager('this.third.dispose();').replace('this.poll = new Poll();', 'register([(this.poll = new Poll())]);') },
    { name: 'one other says little', code: manager('').replace('private readonly third = new Third();', '') },
    { name: 'an emitter holds only its listeners', code: manager('this.third.dispose();', 'new Emitter()'), options: [{ includeLikely: true }] },
    {
      name: 'what ends by itself, as far as anybody sees',
      code: lines`
        interface Drag { dispose(): void; start(): Promise<void> }
        declare const Drag: new () => Drag;
        export class List {
          private drag: Drag | null = null;
          private timer = setInterval(() => {}, 1000);
          begin() {
            this.drag = new Drag();
            void this.drag.start().then(() => { this.drag = null; });
          }
          dispose() { clearInterval(this.timer); }
        }
      `,
      options: [{ includeLikely: true }],
    },
    {
      name: 'a teardown that says it does nothing',
      code: lines`
        declare class Manager { shutdown(): Promise<void> }
        export class NoManager extends Manager {
          async shutdown(): Promise<void> { return Promise.reject(new Error('none')); }
        }
      `,
      options: [{ includeLikely: true }],
    },
  ],
  invalid: [
    {
      name: 'several others that the class made are ended',
      code: manager('this.third.dispose();'),
      errors: [
        {
          messageId: 'objectMissed',
          line: 10,
          suggestions: [{ messageId: 'releaseInTeardown', output: manager('this.third.dispose();').replace('this.other.dispose();', 'this.other.dispose();\n    this.poll.dispose();') }],
        },
      ],
    },
  ],
});

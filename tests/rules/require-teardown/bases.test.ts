import rule from '../../../src/rules/require-teardown.js';
import { lines } from '../../fixes/harness.js';
import { untyped } from '../../support/rule-testers.js';

const local = (last: string, base = 'clearInterval(this.timer);'): string => lines`
  class Poller {
    timer = setInterval(() => this.poll(), 1000);
    dispose() {
      ${base}
    }
  }
  export class Feed extends Poller {
    dispose() {
      this.items.length = 0;
      ${last}
    }
  }
`;

const registering = (last: string): string => lines`
  import { Disposable, Emitter } from '../common/lifecycle';
  export class Feed extends Disposable {
    readonly onItem = this._register(new Emitter());
    dispose() {
      this.items.length = 0;
      ${last}
    }
  }
`;

untyped.run('require-teardown: teardowns that hide those of the base', rule, {
  valid: [
    local('super.dispose();'),
    // By way of another method of the base.
    local('super.stop();'),
    local('Poller.prototype.dispose.call(this);'),
    // The base releases nothing.
    local('', 'this.isDone = true;'),
    registering('super.dispose();'),
    // A decision.
    local('').replace('this.items.length = 0;', ''),
    local('').replace('this.items.length = 0;', "throw new Error('shared');"),
    // Nobody knows the base.
    "import { Base } from './base'; export class Feed extends Base { dispose() { this.items.length = 0; } }",
    // A hook of its own, and a base of the platform without one.
    'export class Box extends HTMLElement { disconnectedCallback() { this.items.length = 0; } }',
  ],
  invalid: [
    {
      code: local(''),
      errors: [{ messageId: 'superMissed', line: 8, suggestions: [{ messageId: 'releaseInTeardown', output: local('super.dispose();').replace('super.dispose();', '\n    super.dispose();') }] }],
    },
    {
      code: registering(''),
      errors: [{ messageId: 'superMissed', line: 4, suggestions: [{ messageId: 'releaseInTeardown', output: registering('super.dispose();').replace('super.dispose();', '\n    super.dispose();') }] }],
    },
  ],
});

const collected = (end: string, name = 'toDispose'): string => lines`
  export class View {
    private ${name} = [];
    constructor(private readonly model: Model) {
      this.${name}.push(this.model.onDidClose(() => this.close()));
    }
    dispose() {
      this.isOpen = false;
      ${end}
    }
  }
`;

untyped.run('require-teardown: containers of removers', rule, {
  valid: [
    collected('this.toDispose.forEach((each) => each.dispose());'),
    collected('for (const each of this.toDispose) each.dispose();'),
    collected('disposeAll(this.toDispose);'),
    collected('while (this.toDispose.length > 0) this.toDispose.pop().dispose();'),
    collected('run(...this.toDispose);'),
    // Not called like removers.
    collected('', 'results'),
  ],
  invalid: [
    {
      code: collected('console.log(1);'),
      errors: [
        {
          messageId: 'containerUndrained',
          line: 4,
          suggestions: [{ messageId: 'releaseInTeardown', output: collected('console.log(1);\n      this.toDispose.forEach((each) => each.dispose());') }],
        },
      ],
    },
    {
      code: collected('console.log(this.toDispose.length);'),
      errors: [
        {
          messageId: 'containerUndrained',
          line: 4,
          suggestions: [
            { messageId: 'releaseInTeardown', output: collected('console.log(this.toDispose.length);\n      this.toDispose.forEach((each) => each.dispose());') },
          ],
        },
      ],
    },
  ],
});

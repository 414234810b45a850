import rule from '../../../src/rules/require-teardown.js';
import { lines } from '../../fixes/harness.js';
import { settings, typed, untyped } from '../../support/rule-testers.js';

const registers = (second: string): string => lines`
  import { Disposable, Emitter } from '../common/lifecycle';

  export class Model extends Disposable {
    private readonly _onOpen = this._register(new Emitter<void>());
    private readonly _onClose = ${second};
    readonly onClose = this._onClose.event;
  }
`;

const releases = (lastLine: string): string => lines`
  import { Emitter } from '../common/event';

  export class Atlas {
    private readonly _onAdd = new Emitter<string>();
    private readonly _onRemove = new Emitter<string>();
    readonly onAdd = this._onAdd.event;
    readonly onRemove = this._onRemove.event;

    dispose(): void {
      this._onAdd.dispose();
  ${lastLine}
    }
  }
`;

untyped.run('require-teardown: objects that siblings prove', rule, {
  valid: [
    registers('this._register(new Emitter<void>())'),
    // Another constructor than the one that is registered.
    registers('new Map<string, number>()'),
    { code: releases('    this._onRemove.dispose();'), settings },
    // Handed to somebody who may release it.
    releases('    this.owner.add(this._onRemove);'),
    // A base of another file may own what this class does not declare.
    lines`
      import { Base, Emitter } from '../common/event';
      export class Atlas extends Base {
        constructor() {
          super();
          this._onAdd = new Emitter();
          this._onRemove = new Emitter();
        }
        dispose() {
          this._onAdd.dispose();
        }
      }
    `,
    // Subjects go with whoever holds them.
    releases('').replace('../common/event', 'rxjs').replaceAll('Emitter', 'Subject'),
    releases('').replace('_onAdd.dispose', '_onAdd.complete'),
    // One for the process.
    lines`
      import { Emitter } from '../common/event';
      class Atlas {
        onAdd = new Emitter();
        onRemove = new Emitter();
        dispose() {
          this.onAdd.dispose();
        }
      }
      export const atlas = new Atlas();
    `,
  ],
  invalid: [
    {
      code: registers('new Emitter<void>()'),
      errors: [{ messageId: 'objectUnregistered', line: 5, data: { handle: 'this._onClose', sibling: 'Emitter', line: 4, keeper: 'this._register' } }],
      output: registers('this._register(new Emitter<void>())'),
    },
    {
      code: releases(''),
      errors: [{ messageId: 'objectMissed', line: 5 }],
      output: releases('    this._onRemove.dispose();').replace('_onRemove.dispose();', '_onRemove.dispose();\n'),
    },
    // An object that is emptied now and then still has to be registered.
    {
      code: lines`
        import { Disposable, MutableDisposable } from '../common/lifecycle';
        export class Renderer extends Disposable {
          private _atlas = this._register(new MutableDisposable());
          private _blink = new MutableDisposable();
          pause(): void {
            this._blink.clear();
          }
        }
      `,
      errors: [{ messageId: 'objectUnregistered', line: 4 }],
      output: lines`
        import { Disposable, MutableDisposable } from '../common/lifecycle';
        export class Renderer extends Disposable {
          private _atlas = this._register(new MutableDisposable());
          private _blink = this._register(new MutableDisposable());
          pause(): void {
            this._blink.clear();
          }
        }
      `,
    },
  ],
});

const monitor = (member: string, body = 'clearInterval(this.timer);'): string => lines`
  import { Disposable, Emitter } from '../common/lifecycle';
  class Monitor {
    private timer = setInterval(() => this.tick(), 1000);
    dispose(): void {
      ${body}
    }
  }
  export class Browser extends Disposable {
    private readonly _onChange = this._register(new Emitter<void>());
    private readonly _monitor = ${member};
  }
`;

untyped.run('require-teardown: objects whose own class releases', rule, {
  valid: [
    monitor('this._register(new Monitor())'),
    // Nothing that it would release.
    monitor('new Monitor()', 'this.isDone = true;'),
    // Nothing says that the owner ends anything.
    monitor('new Monitor()').replace('this._register(new Emitter<void>())', 'true'),
  ],
  invalid: [
    {
      code: monitor('new Monitor()'),
      errors: [{ messageId: 'objectUnregistered', line: 10 }],
      output: monitor('this._register(new Monitor())'),
    },
  ],
});

const app = (name: string, rest = ''): string => lines`
  import { Dialog, Panel } from './disposables';

  export class App {
    private readonly main = new Panel('main');
    private readonly menu = new Dialog('menu');

    show(): string {
      return this.main.render();
    }

    ${name}(): void {
      this.menu.close();${rest}
    }
  }
`;

typed.run('require-teardown: what a teardown ends says something of the others', rule, {
  valid: [
    { code: app('dispose'), options: [{ includeLikely: false }] },
    // A handler ends a menu that comes back.
    { code: app('onClick'), options: [{ includeLikely: true }] },
  ],
  invalid: [
    {
      code: app('dispose'),
      options: [{ includeLikely: true }],
      errors: [
        {
          messageId: 'objectMissed',
          line: 4,
          suggestions: [{ messageId: 'releaseInTeardown', output: app('dispose', '\n      this.main.dispose();') }],
        },
      ],
    },
  ],
});

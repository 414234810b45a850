import rule from '../../../src/rules/no-leaked-listener.js';
import { untyped } from '../../support/rule-testers.js';

const view = (body: string, { fields = '', end = '' } = {}): string => `
import type { EventEmitter } from 'node:events';
export class View {
  private isOpen = true;${fields}
  constructor(private readonly bus: EventEmitter, name: string) {
    this.bus.on('name', this.setName);
${body}
  }
  setName(name: string): void {}
  draw(): void {}
  dispose(): void {
    this.bus.off('name', this.setName);${end}
  }
}
`;

/** The same with a signal, which any function may have. */
const signalled = (body: string, rest = ''): readonly [{ readonly messageId: 'inlineMissedByTeardown'; readonly suggestions: [{ readonly messageId: 'passSignal'; readonly output: string }] }] => [
  {
    messageId: 'inlineMissedByTeardown',
    suggestions: [
      {
        messageId: 'passSignal',
        output: `${rest}${view(body, { fields: '\n  private readonly controller = new AbortController();', end: '\n    this.controller.abort();' })}`,
      },
    ],
  },
];

const errors = [{ messageId: 'inlineMissedByTeardown' }] as const;

untyped.run('no-leaked-listener: a function without a name gets one in its class', rule, {
  valid: [],
  invalid: [
    {
      name: 'a field for it',
      code: view("    window.addEventListener('resize', () => this.draw());"),
      output: view("    window.addEventListener('resize', this.onResize);", {
        fields: '\n  private readonly onResize = () => this.draw();',
        end: "\n    window.removeEventListener('resize', this.onResize);",
      }),
      errors: [...errors],
    },
    {
      name: 'lines, capture, a parameter without parentheses, and a name that is taken',
      code: view("    window.addEventListener('click', event => {\n      if (this.isOpen) {\n        this.setName(event.type);\n      }\n    }, true);", {
        fields: '\n  readonly onClick = 1;',
      }),
      output: view("    window.addEventListener('click', this.clickListener, true);", {
        fields:
          '\n  readonly onClick = 1;\n  private readonly clickListener = (event: MouseEvent) => {\n    if (this.isOpen) {\n      this.setName(event.type);\n    }\n  };',
        end: "\n    window.removeEventListener('click', this.clickListener, true);",
      }),
      errors: [...errors],
    },
    {
      name: 'names with a number sign, and a comment in the call',
      code: view("    window.addEventListener('resize', /* all */ () => this.#paint());", { fields: '\n  #paint(): void {}' }),
      output: view("    window.addEventListener('resize', /* all */ this.#onResize);", {
        fields: '\n  readonly #onResize = () => this.#paint();\n  #paint(): void {}',
        end: "\n    window.removeEventListener('resize', this.#onResize);",
      }),
      errors: [...errors],
    },
    {
      name: 'a variable of the constructor',
      code: view("    window.addEventListener('resize', () => this.setName(name));"),
      output: null,
      errors: [...signalled("    window.addEventListener('resize', () => this.setName(name), { signal: this.controller.signal });")],
    },
    {
      name: 'a text over two lines',
      code: view("    window.addEventListener('resize', () => this.setName(`a\n  b`));"),
      output: null,
      errors: [...signalled("    window.addEventListener('resize', () => this.setName(`a\n  b`), { signal: this.controller.signal });")],
    },
    {
      name: 'a `this` that is the target',
      code: view("    window.addEventListener('resize', function () { console.log(this); });"),
      output: null,
      errors: [...signalled("    window.addEventListener('resize', function () { console.log(this); }, { signal: this.controller.signal });")],
    },
    {
      name: 'a parameter whose type only the call knows',
      code: view("    this.bus.on('size', (size) => this.setName(size));"),
      output: null,
      errors: [...errors],
    },
    {
      name: 'a parameter with a type of the file in place of the global one',
      code: `import { KeyboardEvent } from './keys';${view("    window.addEventListener('keydown', (event) => this.setName(event.key));")}`,
      output: null,
      errors: [...signalled("    window.addEventListener('keydown', (event) => this.setName(event.key), { signal: this.controller.signal });", "import { KeyboardEvent } from './keys';")],
    },
  ],
});

const plain = (body: string, end = ''): string => `
export class View {
  constructor(bus) {
    this.bus = bus;
    this.bus.on('name', this.setName);
${body}
  }
  setName() {}
  _draw() {
    this.bus.fit();
  }
  dispose() {
    this.bus.off('name', this.setName);${end}
  }
}
`;

untyped.run('no-leaked-listener: a class of JavaScript without fields', rule, {
  valid: [],
  invalid: [
    {
      name: 'is given one in the constructor',
      code: plain("    window.addEventListener('resize', () => {\n      bus.fit();\n    });"),
      filename: 'view.js',
      output: plain(
        "    this.onResize = () => {\n      bus.fit();\n    };\n    window.addEventListener('resize', this.onResize);",
        "\n    window.removeEventListener('resize', this.onResize);",
      ),
      errors: [...errors],
    },
    {
      name: 'what binds',
      code: plain("    window.addEventListener('resize', this._draw.bind(this));"),
      filename: 'view.js',
      output: plain(
        "    this._boundDraw = this._draw.bind(this);\n    window.addEventListener('resize', this._boundDraw);",
        "\n    window.removeEventListener('resize', this._boundDraw);",
      ),
      errors: [...errors],
    },
    {
      name: 'what binds more than the instance',
      code: plain("    window.addEventListener('resize', this._draw.bind(this, 1));"),
      filename: 'view.js',
      output: null,
      errors: [{ ...errors[0], suggestions: [{ messageId: 'passSignal', output: plain("    window.addEventListener('resize', this._draw.bind(this, 1), { signal: this.controller.signal });", '\n    this.controller.abort();').replace('constructor', 'controller = new AbortController();\n\n  constructor') }] }],
    },
    {
      name: 'in a branch, after which there may be none',
      code: plain("    if (bus.isLive) {\n      window.addEventListener('resize', () => bus.fit());\n    }"),
      filename: 'view.js',
      output: null,
      errors: [{ ...errors[0], suggestions: [{ messageId: 'passSignal', output: plain("    if (bus.isLive) {\n      window.addEventListener('resize', () => bus.fit(), { signal: this.controller.signal });\n    }", '\n    this.controller.abort();').replace('constructor', 'controller = new AbortController();\n\n  constructor') }] }],
    },
  ],
});

const scoped = (body: string, end = ''): string => `
export function attach(target, draw) {
  target.addEventListener('scroll', draw);
${body}
  return () => {
    target.removeEventListener('scroll', draw);${end}
  };
}
`;

untyped.run('no-leaked-listener: a function without a name beside one that a closure removes', rule, {
  valid: [scoped("  window.addEventListener('resize', draw);", "\n    window.removeEventListener('resize', draw);")],
  invalid: [
    {
      code: scoped("  window.addEventListener('resize', () => draw());"),
      output: scoped("  const onResize = () => draw();\n  window.addEventListener('resize', onResize);", "\n    window.removeEventListener('resize', onResize);"),
      errors: [...errors],
    },
  ],
});

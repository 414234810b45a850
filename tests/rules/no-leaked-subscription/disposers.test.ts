import { RuleTester } from '@typescript-eslint/rule-tester';
import rule from '../../../src/rules/no-leaked-subscription.js';
import { lines } from '../../fixes/harness.js';

const untyped = new RuleTester({ settings: { leaks: { testFiles: 'report' } } });

const dropped = (second: string): string => lines`
  export class Resource {
    private readonly toDispose = new DisposableCollection();
    constructor(private readonly files: FileService) {
      this.toDispose.push(this.files.onDidChangeMode(() => this.update()));
      ${second};
    }
    dispose(): void {
      this.toDispose.dispose();
    }
  }
`;

untyped.run('no-leaked-subscription: removers that are dropped', rule, {
  valid: [
    dropped('this.toDispose.push(this.files.onDidClose(() => this.update()))'),
    // The event is told its container.
    dropped('this.files.onDidClose(() => this.update(), this, this.toDispose)'),
    // Dropped on purpose.
    dropped('void this.files.onDidClose(() => this.update())'),
    // Its own events die with it.
    dropped('this.onDidClose(() => this.update())'),
    dropped('const own = new FileService(); own.onDidClose(() => this.update())'),
    // Nothing of its kind is kept.
    dropped('this.files.onClick(() => this.update())').replaceAll('onDidChangeMode', 'load'),
    // Made for this code.
    dropped('const pick = window.createQuickPick(); pick.onDidHide(() => this.update())').replace('onDidChangeMode', 'load'),
    // What a function keeps for itself is no sibling.
    dropped('this.files.onDidClose(() => this.update())').replace('this.toDispose.push(this.files.', 'const subs = [] ; later(() => { subs.push(this.files.').replace('this.update()));', 'this.update())); });').replace('dispose(): void', 'reset(): void'),
    // Comes once, when it is gone.
    dropped('this.files.onDidDispose(() => this.update())'),
    // Ends its owner.
    dropped('this.files.onDidClose(() => this.toDispose.dispose())'),
    dropped('this.files.onDidClose(() => { this.update(); this.dispose(); })'),
    // Made by somebody for this code.
    dropped('const pick = this.files.createPick(); pick.onDidChangeMode(() => this.update())'),
    // Made by a container, with nothing that says that it ends.
    dropped('this.files.onDidClose(() => this.update())').replace('export class', '@injectable() export class').replace('dispose(): void', 'reset(): void'),
    // Takes no listener.
    dropped('this.files.onDidClose(this.name)'),
  ],
  invalid: [
    {
      code: dropped('this.files.onDidClose(() => this.update())'),
      errors: [{ messageId: 'disposerDroppedBeside', line: 5, data: { callee: 'this.files.onDidClose', sibling: 'this.files.onDidChangeMode', line: 4 } }],
      output: dropped('this.toDispose.push(this.files.onDidClose(() => this.update()))'),
    },
  ],
});

const copies = (target: string): string => lines`
  import { addClipboardListener } from '../widgets';
  export class Downloads {
    copy(url: string): void {
      const box = document.createElement('div');
      addClipboardListener(${target}, 'copy', (event) => event.preventDefault());
    }
  }
`;

untyped.run('no-leaked-subscription: removers of listeners on the page', rule, {
  valid: [
    copies('box'),
    copies('document').replace('  addClip', '  this.off = addClip'),
    // Removed by the function itself, elsewhere.
    `${copies('document')} export const stop = (f) => removeClipboardListener(document, 'copy', f);`,
  ],
  invalid: [
    { code: copies('document'), errors: [{ messageId: 'disposerDropped', line: 5 }] },
    // One of a kind, and still one listener more with each call.
    { code: copies('document').replace('export class', '@injectable()\nexport class'), errors: [{ messageId: 'disposerDropped', line: 6 }] },
  ],
});

const kept = (body: string, end = ''): string => lines`
  export class Item {
    private listener: Disposable | undefined;
    constructor(private readonly keys: KeyService, action: Action) {
      this.disposables.push(action.onDidChange(() => this.fire()));
    }
    update(): void {
      ${body}
    }
    dispose(): void {
      this.disposables.dispose();
      ${end}
    }
  }
`;

untyped.run('no-leaked-subscription: removers that a field loses', rule, {
  valid: [
    kept('this.listener?.dispose(); this.listener = this.keys.onDidChange(() => this.fire());', 'this.listener?.dispose();'),
    kept('this.listener = this.keys.onDidChange(() => this.fire());', 'release(this.listener);'),
    // Gives back no remover by its name, and no sibling says so.
    kept('this.listener = this.keys.onFocus(() => this.fire());'),
  ],
  invalid: [
    {
      code: kept('this.listener = this.keys.onDidChange(() => this.fire());'),
      errors: [
        {
          messageId: 'disposerMissed',
          line: 7,
          suggestions: [
            {
              messageId: 'releaseInTeardown',
              output: kept('this.listener = this.keys.onDidChange(() => this.fire());').replace('dispose();\n', 'dispose();\n    this.listener?.dispose();\n'),
            },
          ],
        },
      ],
    },
  ],
});

const drawn = (draw: string, redraw = 'this.off?.(); this.drawAll(all);'): string => `
export class Chart extends Emitter {
  private off?: () => void;
  private drawLine(line) { ${draw} }
  private drawPart(part) { this.drawLine(part); }
  drawAll(all) { for (const one of all) { this.drawPart(one); } }
  redraw(all) { ${redraw} }
  destroy() { this.off?.(); }
}
`;

untyped.run('no-leaked-subscription: removers that a loop loses', rule, {
  valid: [
    drawn("this.off?.(); this.off = this.on('scroll', () => this.paint(line));"),
    drawn("if (!this.off) { this.off = this.on('scroll', () => this.paint(line)); }"),
    drawn("this.on('scroll', () => this.paint(line));"),
    { name: 'an emitter that gives itself back', code: drawn("this.off = line.paint(() => this.paint(line));") },
    { name: 'nothing runs it in a loop', code: drawn("this.off = this.on('scroll', () => this.paint(line));").replace('for (const one of all) { this.drawPart(one); }', 'this.drawPart(all);') },
    {
      name: 'what listens is told its target, an own element',
      code: `
export class Grid {
  start() {
    const bar = document.createElement('div');
    this.onDown = this.renderer.listen(bar, 'mousedown', () => this.begin());
    this.onTouch = this.renderer.listen(bar, 'touchstart', () => this.begin());
  }
  ngOnDestroy() { this.onDown(); }
}
`,
    },
    { name: 'the loop removes', code: drawn("this.off = this.on('scroll', () => this.paint(line));").replace('this.drawPart(one);', 'this.off?.(); this.drawPart(one);') },
  ],
  invalid: [
    {
      code: drawn("this.off = this.on('scroll', () => this.paint(line));"),
      errors: [
        {
          messageId: 'disposerOverwritten',
          data: { handle: 'this.off', release: 'this.off' },
          line: 4,
          suggestions: [
            {
              messageId: 'releaseBefore',
              output: drawn("this.off?.(); this.off = this.on('scroll', () => this.paint(line));"),
            },
          ],
        },
      ],
    },
  ],
});

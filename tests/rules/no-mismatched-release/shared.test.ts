import { describe, expect, it } from 'vitest';
import { lines } from '../../fixes/harness.js';
import { report } from './tester.js';

/** A class that adds in its constructor and removes in `dispose()`. */
function view(add: string, remove: string, field = ''): string {
  return lines`
    export class View {
      name = 'view';${field === '' ? '' : `\n      ${field}`}

      constructor() {
        window.addEventListener('scroll', ${add});
      }

      dispose() {
        window.removeEventListener('scroll', ${remove});
      }

      update() {}
    }
  `;
}

describe('a class keeps one function for both halves', () => {
  it.each([
    ['this.update.bind(this)', 'this.update.bind(this)', 'boundUpdate = this.update.bind(this);', 'this.boundUpdate'],
    ['this.update.bind(this)', 'this.update', 'boundUpdate = this.update.bind(this);', 'this.boundUpdate'],
    ['() => this.update()', '() => this.update()', 'onScroll = () => this.update();', 'this.onScroll'],
    ['() => this.update()', 'this.update', 'onScroll = () => this.update();', 'this.onScroll'],
    ['debounce(this.update)', 'this.update', 'debounceUpdate = debounce(this.update);', 'this.debounceUpdate'],
  ])('%s and %s', (added, removed, field, name) => {
    const [{ output } = { output: undefined }] = report('src/file.js', view(added, removed));
    expect(output).toBe(view(name, name, field));
    expect(report('src/file.js', view(name, name, field))).toEqual([]);
  });

  it('with its modifiers in TypeScript', () => {
    const [{ output } = { output: undefined }] = report('src/file.ts', view('this.update.bind(this)', 'this.update'));
    expect(output).toBe(view('this.boundUpdate', 'this.boundUpdate', 'private readonly boundUpdate = this.update.bind(this);'));
  });

  it.each([
    ['two functions', '() => this.update()', '() => this.update(1)'],
    ['what only the constructor has', '() => this.update(more)', '() => this.update(more)'],
    ['a field that is not there yet', 'this.name.bind(this)', 'this.name.bind(this)'],
  ])('no edit for %s', (_, added, removed) => {
    const code = view(added, removed).replace('constructor() {', 'constructor() {\n    const more = 1;');
    const [first] = report('src/file.ts', code);
    expect(first?.messageId).toBe('freshRemoval');
    expect(first?.output ?? first?.suggestions).toBeUndefined();
  });

  it('what only the constructor has, in JavaScript', () => {
    const code = (listen: string): string => view('(LISTEN)', '(LISTEN)').replace('constructor() {', 'constructor() {\n    const more = 1;').replaceAll('(LISTEN)', listen);
    const [first] = report('src/file.js', code('() => this.update(more)'));
    expect(first?.output).toBe(code('this.onScroll').replace('more = 1;', 'more = 1;\n    this.onScroll = () => this.update(more);'));
  });

  it('in a method that may run again, as a suggestion', () => {
    const code = view('this.update.bind(this)', 'this.update').replace('constructor()', 'start()');
    const [first] = report('src/file.js', code);
    expect(first?.output).toBeUndefined();
    expect(first?.suggestions?.['shareListener']).toBe(
      view('this.boundUpdate', 'this.boundUpdate', 'boundUpdate = this.update.bind(this);').replace('constructor()', 'start()'),
    );
  });
});

describe('a function keeps one function for both halves', () => {
  const follow = (add: string, remove: string, line = ''): string => lines`
    export function follow(show, wait) {
      ${line}window.addEventListener('scroll', ${add});
      return () => window.removeEventListener('scroll', ${remove});
    }
  `;

  it.each([
    ['() => show(wait)', '() => show(wait)', 'onScroll'],
    ['debounce(show, wait)', 'show', 'debounceShow'],
    ['throttle(show, wait)', 'throttle(show, wait)', 'throttleShow'],
  ])('%s and %s', (added, removed, name) => {
    const [{ output } = { output: undefined }] = report('src/file.js', follow(added, removed));
    expect(output).toBe(follow(name, name, `const ${name} = ${added};\n      `));
  });

  it('not in a loop', () => {
    const code = follow('() => show(wait)', '() => show(wait)').replace('window.add', 'for (const _ of wait) window.add');
    expect(report('src/file.js', code)[0]?.output).toBeUndefined();
  });
});

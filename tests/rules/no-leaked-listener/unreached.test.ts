import { expect, it } from 'vitest';
import { lintText } from '../../support/lint-text.js';

function ids(code: string, includeLikely = true): readonly (string | undefined)[] {
  const messages = lintText({
    code,
    filename: 'src/file.ts',
    rules: { 'leaks/no-leaked-listener': ['error', { includeLikely }] },
    settings: { leaks: { testFiles: 'report' } },
  });
  return messages.map(({ messageId, line }) => `${String(messageId)} ${String(line)}`);
}

const view = (end: string, more = '', head = 'export class View'): string => `
${head} {
  start() {
    window.addEventListener('resize', this.onResize);
    window.addEventListener('scroll', this.onScroll);
  }
  detach() {
    window.removeEventListener('scroll', this.onScroll);
  }
  destroy() {
    window.removeEventListener('resize', this.onResize);
    ${end}
  }
  onResize = () => this.draw();
  onScroll = () => this.draw();
  draw() { ${more} }
}
`;

it('a removal that the final teardown does not reach, beside one that it makes', () => {
  expect(ids(view(''))).toEqual(['missedByTeardown 5']);
  expect(ids(view('this.detach();'))).toEqual([]);
});

it('a caller may know of both', () => {
  expect(ids(view(''), false)).toEqual([]);
});

it.each([
  ['the file calls it elsewhere', view('', 'this.detach();')],
  ['a base class may call it', view('', '', 'export class View extends Base')],
  ['the final teardown takes nothing away', view('').replace("window.removeEventListener('resize', this.onResize);\n", '').replace("window.addEventListener('resize', this.onResize);\n", '')],
  ['what it takes away came from another method', view('').replace("window.addEventListener('resize', this.onResize);\n", "}\n  open() { window.addEventListener('resize', this.onResize); }\n  more() {\n")],
])('%s', (_, code) => {
  expect(ids(code)).toEqual([]);
});

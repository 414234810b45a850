import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { annotatedPlugin, readAnnotation } from '../../src/cli/annotations.js';

/** `'exit 4'` for each step of the only finding, the site first. */
function trace(rule: string, code: string): readonly string[] {
  const messages = new Linter().verify(code, [{ plugins: { leaks: annotatedPlugin }, rules: { [`leaks/${rule}`]: ['error', {}] } }]);
  const annotations = messages.flatMap(({ message }) => readAnnotation(message)?.annotation ?? []);
  expect(annotations).toHaveLength(1);
  return annotations.flatMap(({ site, steps }) => [site, ...steps.map(({ kind, line }) => `${kind} ${line}`)]);
}

describe('where the story of a finding goes on', () => {
  test('a field without a release: the teardown in which it belongs', () => {
    expect(trace('no-leaked-timer', 'export class A {\n  start() {\n    this.t = setInterval(f, 1);\n  }\n  dispose() {\n    log();\n  }\n}')).toEqual(['instance', 'teardown 5']);
  });

  test('without a teardown there is no step', () => {
    expect(trace('no-leaked-timer', 'class A {\n  start() {\n    this.t = setInterval(f, 1);\n  }\n  pause() {\n    log();\n  }\n}\nexport const make = () => new A();')).toEqual(['instance']);
  });

  test('a handler of requests that drops its handle: its own end', () => {
    expect(trace('no-leaked-timer', "import { createServer } from 'node:http';\ncreateServer((req, res) => {\n  setInterval(() => res.write('.'), 1);\n});")).toEqual(['request', 'end 4']);
  });
});

/** Traps of releases: the same end by several names, an end that is only half of one, and edits that would take away more than the code's own. */
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { lintText } from '../support/lint-text.js';
import { createTypedPrograms } from '../support/typed-programs.js';

const strict: Partial<Linter.RulesRecord> = plugin.configs.strict.rules ?? {};
const all: Partial<Linter.RulesRecord> = plugin.configs.all.rules ?? {};

const redis = (end: string): string => `import { createClient } from 'redis';

export async function ping(): Promise<string> {
  const client = createClient();
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.ping();
  } finally {
    ${end}
  }
}
`;

const ENDS = ['await client.quit();', 'await client.disconnect();', 'await client.close();', 'client.destroy();'];

const optional = (end: string): string => `export class Late {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private poll: ReturnType<typeof setInterval> | undefined;

  start(isSlow: boolean, run: () => void): void {
    if (isSlow) {
      this.timer = setInterval(run, 60_000);
    }
    this.poll = setInterval(run, 5_000);
  }

  stop(): void {
    clearInterval(this.poll);
    ${end}
  }
}
`;

const emitter = `import { EventEmitter } from 'node:events';

export class View {
  constructor(private readonly bus: EventEmitter) {
    this.bus.on('change', this.render);
    this.bus.on('reset', this.render);
  }

  private readonly render = (): void => undefined;

  dispose(): void {
    this.bus.off('change', this.render);
  }
}
`;

const head = (options: string): string => `import { createReadStream } from 'node:fs';

export async function readHead(path: string): Promise<string> {
  const stream = createReadStream(path, 'utf8');
  for await (const text of stream.iterator(${options})) {
    return String(text);
  }
  return '';
}
`;

const copies = (rest: string): string => `export async function look(url: string): Promise<string> {
  const response = await fetch(url);
  const copy = response.clone();
  ${rest}
  return await response.text();
}
`;

const codes = [...ENDS.map(redis), optional('clearInterval(this.timer);'), optional(''), emitter, head(''), head('{ destroyOnReturn: false }'), copies('await copy.text();'), copies('')];
const typed = createTypedPrograms(codes);
const untyped = (code: string, chosen: Partial<Linter.RulesRecord>): readonly Linter.LintMessage[] =>
  lintText({ code, filename: 'file.ts', rules: chosen, settings: { leaks: { testFiles: 'report' } } });

it('the programs compile', () => {
  expect(codes.flatMap((code) => typed.collectErrors(code))).toStrictEqual([]);
});

describe.each([['with types', typed.lint] as const, ['without types', untyped] as const])('%s', (_mode, lint) => {
  const collectIds = (code: string): readonly (string | undefined)[] => lint(code, strict).map(({ messageId }) => messageId);

  it.each(ENDS)('the client of redis ends by %s', (end) => {
    expect(collectIds(redis(end))).toStrictEqual([]);
  });

  it('a timer that may not be there is cleared as one that is', () => {
    expect(collectIds(optional('clearInterval(this.timer);'))).toStrictEqual([]);
    expect(collectIds(optional(''))).toStrictEqual(['neverReleased']);
  });

  it('no edit removes the listeners of others', () => {
    const edits = lint(emitter, all).flatMap(({ fix, suggestions = [] }) => [...(fix === undefined ? [] : [fix.text]), ...suggestions.map((suggestion) => suggestion.fix.text)]);
    expect(edits).toStrictEqual([expect.stringContaining("off('reset'")]);
  });

  it('an iterator closes its stream', () => {
    expect(collectIds(head(''))).toStrictEqual([]);
  });

  it('known limit: an iterator that is told to leave its stream open', () => {
    expect(collectIds(head('{ destroyOnReturn: false }'))).toStrictEqual([]);
  });

  it('known limit: a copy of a response that nobody reads', () => {
    expect(collectIds(copies('await copy.text();'))).toStrictEqual([]);
    expect(collectIds(copies(''))).toStrictEqual([]);
  });
});

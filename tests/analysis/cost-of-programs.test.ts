/** What linting a whole program costs for each thousand lines, in questions to the checker and steps that are counted: the same however many files there are. */
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';

const root = '/project/src';

/** A file that opens, keeps, listens and closes, and uses what two files before it export. */
function writeFile(position: number): string {
  const [near, far] = [Math.max(0, position - 1), Math.floor(position / 2)];
  const imports =
    position === 0
      ? ''
      : `import { Link as Near, openLog as openNear } from './file-${near}.js';\nimport { names as farNames, register as registerFar } from './file-${far}.js';\n`;
  const uses =
    position === 0
      ? ''
      : `
export async function copy(path: string): Promise<number> {
  const near = new Near(path);
  const log = openNear(path);
  registerFar(path, near);
  if (farNames.size > 10) {
    near.close();
    return 0;
  }
  await near.send(path);
  near.close();
  log.end();
  return 1;
}
`;
  return `${imports}
export interface Closable { close(): void }
export declare function connect(path: string): { write(text: string): Promise<void>; end(): void };
export const names = new Map<string, Closable>();
export class Link implements Closable {
  readonly #socket = connect('a');
  #timer = setInterval(() => this.#beat(), 1000);
  #handlers: (() => void)[] = [];
  constructor(readonly path: string) { window.addEventListener('online', this.#beat); }
  #beat = (): void => { for (const handler of this.#handlers) { handler(); } };
  on(handler: () => void): () => void {
    this.#handlers.push(handler);
    return () => { this.#handlers = this.#handlers.filter((other) => other !== handler); };
  }
  async send(text: string): Promise<void> { await this.#socket.write(text); }
  getState(): { readonly open: boolean } { return { open: true }; }
  close(): void {
    clearInterval(this.#timer);
    window.removeEventListener('online', this.#beat);
    this.#socket.end();
  }
}
export function openLog(path: string): { end(): void } {
  return connect(path);
}
export function register(name: string, one: Closable): void {
  names.set(name, one);
  if (names.size > 100) {
    names.clear();
  }
}
export function draw(link: Link): void {
  const off = link.on(() => undefined);
  link.getState();
  off();
}
${uses}`;
}

interface Cost {
  readonly queries: number;
  readonly steps: number;
  /** How often all files of the program were listed. */
  readonly scans: number;
  readonly rules: readonly string[];
}

/** Lints each file of a program of so many; all figures for each thousand lines. */
function measure(count: number): Cost {
  const texts = new Map(Array.from({ length: count }, (_, position) => [join(root, `file-${position}.ts`), writeFile(position)]));
  const program = createProgram(texts);
  const counted = { queries: 0, steps: 0, scans: 0 };
  countCalls(program.getTypeChecker(), ['getTypeAtLocation', 'getSymbolAtLocation', 'getResolvedSignature'], () => (counted.queries += 1));
  countCalls(program, ['getSourceFiles'], () => (counted.scans += 1));
  const linter = new Linter({ cwd: root });
  const config = toConfig(program, () => (counted.steps += 1));
  const rules = [...texts].flatMap(([path, text]) => linter.verify(text, config, path)).map(({ ruleId, message, fatal }) => (fatal === true ? message : String(ruleId)));
  const thousands = [...texts.values()].join('').split('\n').length / 1000;
  return { queries: counted.queries / thousands, steps: counted.steps / thousands, scans: counted.scans / thousands, rules };
}

function toConfig(program: ts.Program, onStep: () => void): Linter.Config {
  const counting = {
    meta: { name: 'counting', version: '1' },
    parseForESLint(text: string, options: object): ReturnType<typeof parser.parseForESLint> {
      const parsed = parser.parseForESLint(text, { ...options, programs: [program] });
      const visitorKeys = new Proxy(parsed.visitorKeys, {
        get(keys, type, receiver): unknown {
          onStep();
          return Reflect.get(keys, type, receiver);
        },
      });
      return { ...parsed, visitorKeys };
    },
  };
  return { ...plugin.configs.strict, files: ['**/*.ts'], languageOptions: { parser: counting } };
}

function countCalls(target: object, names: readonly string[], onCall: () => void): void {
  for (const name of names) {
    const original: unknown = Reflect.get(target, name);
    if (typeof original !== 'function') {
      throw new TypeError(`${name} is no method.`);
    }
    Reflect.set(target, name, (...parameters: unknown[]): unknown => {
      onCall();
      const result: unknown = Reflect.apply(original, target, parameters);
      return result;
    });
  }
}

function createProgram(texts: ReadonlyMap<string, string>): ts.Program {
  const options: ts.CompilerOptions = { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, types: [], strict: true, noEmit: true };
  const host = ts.createCompilerHost(options, true);
  return ts.createProgram([...texts.keys()], options, {
    ...host,
    getSourceFile: (name, ...rest) => {
      const text = texts.get(name);
      return text === undefined ? host.getSourceFile(name, ...rest) : ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true);
    },
    fileExists: (name) => texts.has(name) || host.fileExists(name),
    readFile: (name) => texts.get(name) ?? host.readFile(name),
  });
}

describe('for each thousand lines', () => {
  const few = measure(10);

  it('types are asked, and what a wrapper of another file gives is owed', () => {
    expect(few.queries).toBeGreaterThan(100);
    expect(few.rules).toEqual(Array.from({ length: 9 }, () => 'leaks/require-release-on-throw'));
  });

  it('one file alone is no cheaper by its steps, and asks less', () => {
    const one = measure(1);
    expect(one.queries).toBeLessThan(few.queries);
    expect(one.steps / few.steps).toBeLessThan(1.25);
  });

  it.each([100, 1000])('%i files ask no more than 10, and take as many steps', (count) => {
    const many = measure(count);
    expect(many.queries / few.queries).toBeLessThan(1.05);
    expect(many.steps / few.steps).toBeLessThan(1.05);
    expect(many.scans / few.scans).toBeLessThanOrEqual(10 / count + 0.01);
    expect(many.rules).toHaveLength(count - 1);
  }, 120_000);
});

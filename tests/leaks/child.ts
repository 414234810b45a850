/**
 * Lints as an editor and as a long run do, and counts what is left of it: programs of the compiler and source code objects that nothing lets go of. Prints the
 * survivors after N, 2N and 4N lints as JSON. Runs with `--expose-gc`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tsParser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import ts from 'typescript';
import plugin from '../../src/index.js';

type Session = 'project' | 'editor, typed' | 'editor, untyped' | 'kept on purpose';

let alive = 0;
let current: Session = 'project';
const registry = new FinalizationRegistry<Session>((session) => {
  alive -= session === current ? 1 : 0;
});
const counted = new WeakSet();
const kept: object[] = [];

function track(value: object): void {
  if (!counted.has(value)) {
    counted.add(value);
    alive += 1;
    registry.register(value, current);
  }
}

/** Sees every source code object, and the program behind it. */
function createWitness(isKept: boolean): Rule.RuleModule {
  return {
    create({ sourceCode }) {
      track(sourceCode);
      const program: unknown = Reflect.get(sourceCode.parserServices, 'program');
      if (typeof program === 'object' && program !== null) {
        track(program);
      }
      if (isKept) {
        kept.push(sourceCode);
      }
      return {};
    },
  };
}

const write = (turn: number, index: number): string => `import fs from 'node:fs';
const cache${index} = new Map<string, number>();
export class Clock${index} { private t?: NodeJS.Timeout; start() { this.t = setInterval(() => this.start(), ${turn + 1}); window.addEventListener('resize', this.start); } destroy() {} }
export async function read${turn}(path: string) { const file = await fs.promises.open(path); if (path === '${turn}') { return; } cache${index}.set(path, ${turn}); await file.close(); }
`;

function createLint(session: Session, getParserOptions: () => object): (text: string, file: string) => number {
  const rules = Object.fromEntries(Object.keys(plugin.rules).map((name) => [`leaks/${name}`, plugin.configs.all.rules?.[`leaks/${name}`] ?? 'error']));
  return (text, file) => {
    const messages = new Linter({ cwd: '/' }).verify(
      text,
      {
        files: ['**/*.ts'],
        plugins: { leaks: plugin, own: { rules: { witness: createWitness(session === 'kept on purpose') } } },
        rules: { ...rules, 'own/witness': 'error' },
        languageOptions: { parser: tsParser, parserOptions: getParserOptions() },
      },
      { filename: file },
    );
    return messages.length;
  };
}

const options: ts.CompilerOptions = { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext };

function run(session: Session, folder: string): (turn: number) => number {
  const files = Array.from({ length: session === 'project' ? 4 : 1 }, (_, index) => join(folder, `file${index}.ts`));
  writeFileSync(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "noLib": true, "noResolve": true, "types": [] }, "include": ["*.ts"] }');
  let program: ts.Program | undefined;
  const lint = createLint(session, () => {
    if (session === 'editor, untyped') {
      return {};
    }
    return session === 'editor, typed' ? { projectService: true, tsconfigRootDir: folder } : { programs: [program] };
  });
  return (turn) => {
    // An editor hands over a text that is not saved yet, of a file that stays the same.
    const texts = files.map((file, index) => ({ file, text: write(session === 'project' ? 0 : turn, index) }));
    for (const { file, text } of texts.filter(() => session !== 'editor, typed' || turn === 0)) {
      writeFileSync(file, text);
    }
    program = ts.createProgram(files, options);
    return texts.map(({ file, text }) => lint(text, file)).reduce((sum, count) => sum + count, 0);
  };
}

async function settle(): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    globalThis.gc?.();
  }
  await new Promise((resolve) => setImmediate(resolve));
}

async function measure(session: Session, turns: number): Promise<{ readonly survivors: readonly number[]; readonly reports: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'leaks-'));
  const turn = run(session, folder);
  const survivors: number[] = [];
  let done = 0;
  let reports = 0;
  alive = 0;
  current = session;
  for (const until of [turns, turns * 2, turns * 4]) {
    for (; done < until; done += 1) {
      reports += turn(done);
    }
    await settle();
    survivors.push(alive);
  }
  rmSync(folder, { recursive: true });
  return { survivors, reports };
}

const sessions: readonly Session[] = ['project', 'editor, typed', 'editor, untyped', 'kept on purpose'];
const results: Record<string, unknown> = {};
for (const session of sessions) {
  results[session] = await measure(session, session === 'kept on purpose' ? 3 : 13);
}
process.stdout.write(JSON.stringify(results));

import { readFileSync } from 'node:fs';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { layers, MAY_IMPORT } from '../../eslint.layers.js';

const base: Linter.Config = {
  files: ['**/*.ts'],
  languageOptions: { parser: tseslint.parser },
  plugins: { '@typescript-eslint': tseslint.plugin },
};

/** The first message for a file with this one statement, or `'allowed'`. */
function lint(filename: string, code: string): string {
  const [first] = new Linter({ cwd: '/project' }).verify(code, [base, ...layers], { filename: `/project/${filename}` });
  return first?.message ?? 'allowed';
}

const allowed: readonly (readonly [file: string, code: string])[] = [
  ['src/rules/a.ts', "import { analyze } from '../analysis/index.js';"],
  ['src/rules/a.ts', "import type { TSESTree } from '@typescript-eslint/utils';"],
  ['src/rules/index.ts', "import a from './a.js';"],
  ['src/rules/a.ts', "import { reportFindings } from '../reporting/report-findings.js';"],
  ['src/reporting/report.ts', "import { applyRemedy } from '../fixes/apply-remedy.js';"],
  ['src/analysis/flow/build.ts', "import { isFunction } from '../../ast/is-function.js';"],
  ['src/analysis/flow/build.ts', "import { places } from '../places.js';"],
  ['src/analysis/flow/build.ts', "export { step } from './step.js';"],
  ['src/catalogue/node/timers.ts', "import type { Protocol } from '../schema.js';"],
  ['src/types/seam.ts', "import ts from 'typescript';"],
  ['src/configs/presets.ts', "import type { Linter } from 'eslint';"],
  ['src/index.ts', "import { rules } from './rules/index.js';"],
  ['src/index.ts', "export type { LeaksSettings } from './analysis/settings.js';"],
  ['src/index.ts', "import type { ESLint } from 'eslint';"],
];

test.each(allowed)('%s may say %s', (file, code) => {
  expect(lint(file, code)).toBe('allowed');
});

const forbidden: readonly (readonly [file: string, code: string, reason: string])[] = [
  ['src/configs/presets.ts', "import { x } from '../analysis/x.js';", 'src/configs imports only from rules, util'],
  ['src/configs/presets.ts', "import { Linter } from 'eslint';", 'Only types come from here'],
  ['src/rules/a.ts', "import b from './b.js';", 'A rule does not import a rule'],
  ['src/rules/a.ts', "import { x } from '../types/seam.js';", 'src/rules imports only from'],
  ['src/rules/a.ts', "import type { Protocol } from '../catalogue/schema.js';", 'src/rules imports only from'],
  ['src/rules/a.ts', "import ts from 'typescript';", 'This folder does not import this package'],
  ['src/rules/a.ts', "import plugin from '../index.js';", 'Nothing imports an index above itself'],
  ['src/rules/a.ts', "import { applyRemedy } from '../fixes/apply-remedy.js';", 'src/rules imports only from'],
  ['src/reporting/report.ts', "import { x } from '../rules/a.js';", 'src/reporting imports only from'],
  ['src/analysis/x.ts', "import { x } from '../rules/a.js';", 'src/analysis imports only from'],
  ['src/analysis/flow/x.ts', "import { x } from '../../fixes/a.js';", 'src/analysis imports only from'],
  ['src/analysis/flow/x.ts', "import type ts from 'typescript';", 'This folder does not import this package'],
  ['src/analysis/x.ts', "import { readFileSync } from 'node:fs';", 'This folder does not import this package'],
  ['src/catalogue/node/x.ts', "import { x } from '../../util/x.js';", 'src/catalogue imports from no other folder'],
  ['src/fixes/x.ts', "import { x } from '../analysis/x.js';", 'src/fixes imports only from ast, util'],
  ['src/types/x.ts', "import { x } from '../analysis/x.js';", 'src/types imports only from ast, util'],
  ['src/types/x.ts', "import { isThenableType } from 'ts-api-utils';", 'This folder does not import this package'],
  ['src/ast/x.ts', "export { x } from '../types/x.js';", 'src/ast imports only from util'],
  ['src/util/x.ts', "import { x } from '../ast/x.js';", 'src/util imports from no other folder'],
  ['src/util/x.ts', "import { version } from '../version.js';", 'Nothing imports an index above itself'],
  ['src/cli/x.ts', "import { analyze } from '../analysis/index.js';", 'src/cli imports only types from here'],
  ['src/cli/x.ts', "import { applyRemedy } from '../fixes/apply-remedy.js';", 'src/cli imports only from'],
  ['src/rules/x.ts', "import { run } from '../cli/run.js';", 'src/rules imports only from'],
  ['src/index.ts', "import { analyze } from './analysis/index.js';", 'src/index.ts imports only types from here'],
  ['src/index.ts', "import type { x } from './types/x.js';", 'src/index.ts imports rules, configs'],
  ['src/index.ts', "import { ESLint } from 'eslint';", 'Only types come from here'],
];

test.each(forbidden)('%s may not say %s', (file, code, reason) => {
  expect(lint(file, code)).toContain(reason);
});

describe('the design page', () => {
  const page = readFileSync(new URL('../../docs/contributing/design.md', import.meta.url), 'utf8');

  test.each(Object.entries(MAY_IMPORT))('says what src/%s may import', (layer, imports) => {
    const row = page.split('\n').find((line) => line.startsWith(`| \`src/${layer}/\` |`));
    const cell = row?.split('|').at(-2)?.trim();
    expect(cell).toBe(imports.length > 0 ? imports.join(', ') : 'nothing');
  });

  test('names every layer', () => {
    const named = [...page.matchAll(/^\| `src\/([a-z]+)\/` \|/gm)].map(([, layer]) => layer);
    expect(named.toSorted()).toEqual(Object.keys(MAY_IMPORT).toSorted());
  });
});

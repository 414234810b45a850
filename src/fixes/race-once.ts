import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { getIndentUnit } from '../ast/indentation.js';
import { getLineBreak } from '../ast/line-break.js';
import { usesSemicolons } from '../ast/semicolons.js';
import { isNameFree } from '../ast/unique-name.js';
import { combine } from './combine.js';
import { type Edit, toEdit } from './edit.js';
import { isDirective } from './insert-statement.js';
import { getPlaceAbove } from './statement-place.js';

type Source = Readonly<TSESLint.SourceCode>;

interface RaceOnce {
  readonly call: TSESTree.CallExpression;
  readonly isTypeScript: boolean;
}

const NAME = 'raceOnce';
const WAITING = 'waitingRaces';

/**
 * `Promise.race([work, closed])` -> `raceOnce([work, closed])`, whose one reaction on `closed` tells the races that still wait.
 * Who wins, and with what, stays the same; it comes a turn of the microtask queue later.
 */
export function raceOnce(sourceCode: Source, { call, isTypeScript }: RaceOnce): Edit | undefined {
  const home = sourceCode.ast.body.find((statement) => !statement.type.startsWith('Import') && !isDirective(statement));
  const isThere = sourceCode.text.includes(`const ${WAITING} = new WeakMap`);
  const scope = sourceCode.getScope(sourceCode.ast);
  const inner = scope.childScopes.find(({ block }) => block === sourceCode.ast) ?? scope;
  // `Promise.race<string>([…])` -> `raceOnce<string>()` takes the type of the operands, not of the result.
  if (home === undefined || call.typeArguments || sourceCode.getCommentsInside(call.callee).length > 0) {
    return undefined;
  }
  const named: Edit = (fixer) => fixer.replaceText(call.callee, NAME);
  if (isThere) {
    return named;
  }
  // A `raceOnce()` of the file's own -> two declarations of one name.
  const { at, isLineEdge } = getPlaceAbove(sourceCode, home);
  return isLineEdge && isNameFree(inner, NAME) && isNameFree(inner, WAITING) ? combine(toEdit([{ at, text: writeRace(sourceCode, isTypeScript) }]), named) : undefined;
}

function writeRace(sourceCode: Source, isTypeScript: boolean): string {
  const lines = isTypeScript ? TYPED : TYPED.map((line) => TYPES.reduce((text, type) => text.replace(type, ''), line));
  const unit = getIndentUnit(sourceCode);
  const lineBreak = getLineBreak(sourceCode);
  const written = lines.map((line) => {
    const depth = (/^ */u.exec(line)?.[0].length ?? 0) / 2;
    return `${unit.repeat(depth)}${usesSemicolons(sourceCode) ? line.trim() : line.trim().replace(/;$/u, '')}`;
  });
  return `${written.join(lineBreak)}${lineBreak}${lineBreak}`;
}

/** What a file without types has no use for. */
const TYPES = ['<object, Map<object, () => void>>', '<object, () => void>', '<T>', ': Iterable<T>', ': Promise<Awaited<T>>'];

const TYPED: readonly string[] = [
  `const ${WAITING} = new WeakMap<object, Map<object, () => void>>();`,
  '',
  '/** Settles like `Promise.race()`, and leaves nothing on a promise that stays pending. */',
  `function ${NAME}<T>(contenders: Iterable<T>): Promise<Awaited<T>> {`,
  '  const promises = Array.from(contenders, (contender) => Promise.resolve(contender));',
  '  return new Promise((resolve) => {',
  '    for (const promise of promises) {',
  `      const races = ${WAITING}.get(promise) ?? new Map<object, () => void>();`,
  `      if (!${WAITING}.has(promise)) {`,
  '        const settle = () => {',
  `          ${WAITING}.delete(promise);`,
  '          for (const end of [...races.values()]) end();',
  '        };',
  `        ${WAITING}.set(promise, races);`,
  '        promise.then(settle, settle);',
  '      }',
  '      races.set(promises, () => {',
  `        for (const other of promises) ${WAITING}.get(other)?.delete(promises);`,
  '        resolve(promise);',
  '      });',
  '    }',
  '  });',
  '}',
];

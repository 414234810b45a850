/**
 * What a function of the project does with what it is given, read in its body, wherever in the program that stands.
 *
 * Only with types, which lead from the call to the body, and from there to the next one, three calls deep. An answer holds for as long as the
 * program keeps the file. Direction: a release on any way counts as one; whatever is stored, caught in a closure that runs later, or not understood,
 * the function keeps, which ends the analysis of the caller in silence.
 *
 * Example: `export function log(file) { console.log(file.path); }` borrows the file, `export function end(file) { file.close(); }` owns it.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../../ast/enclosing.js';
import type { Protocol } from '../../catalogue/schema.js';
import { weakMemo } from '../../util/weak-memo.js';
import { type Budget, createBudget } from '../budget.js';
import type { FileAnalysis } from '../file-analysis.js';
import { givesResults } from '../given-results.js';
import type { AcquireNode, FunctionNode, Place, Use } from '../model.js';
import { findFunctionOf, findOtherFile } from '../other-files.js';
import { getReleaseForms } from '../release-forms.js';
import { findRunner } from '../set-up.js';
import type { Taking } from '../takings.js';
import { endingNames } from './ending-names.js';
import { withEndings } from './protocols.js';

const DEPTH_LIMIT = 3;
const BODY_LIMIT = 60;

/** What is known of a program's bodies, and the question that is being asked. */
interface Memory {
  readonly answers: WeakMap<FunctionNode, Map<string, Taking>>;
  depth: number;
  budget: Budget;
  /** Questions that were given up, so that answers which rest on them are not kept. */
  cuts: number;
}

const getMemory = weakMemo((_program: object): Memory => ({ answers: new WeakMap(), depth: 0, budget: createBudget(BODY_LIMIT), cuts: 0 }));

export function findTakingInBody(file: FileAnalysis, call: AcquireNode, position: number, protocol: Protocol): Taking {
  const declaration = file.seam.declarationOfCallee(call);
  if (declaration === undefined) {
    return 'unknown';
  }
  const memory = getMemory(declaration.program);
  if (memory.depth === 0) {
    memory.budget = createBudget(BODY_LIMIT);
  }
  if (memory.depth >= DEPTH_LIMIT || !memory.budget.take(1)) {
    memory.cuts += 1;
    return 'unknown';
  }
  const other = findOtherFile(file, declaration);
  const fn = other && findFunctionOf(other, declaration);
  return other === undefined || fn === undefined ? 'unknown' : getTaking(memory, other, fn, { position, protocol });
}

interface Question {
  readonly position: number;
  readonly protocol: Protocol;
}

function getTaking(memory: Memory, file: FileAnalysis, fn: FunctionNode, question: Question): Taking {
  const answers = memory.answers.get(fn) ?? new Map<string, Taking>();
  memory.answers.set(fn, answers);
  const key = `${question.position} ${getFormKey(question.protocol)}`;
  const known = answers.get(key);
  if (known !== undefined) {
    return known;
  }
  const { cuts } = memory;
  // While it is asked about, nobody knows: that ends recursion.
  answers.set(key, 'unknown');
  memory.depth += 1;
  const taking = readBody(file, fn, question);
  memory.depth -= 1;
  if (memory.cuts > cuts) {
    answers.delete(key);
  } else {
    answers.set(key, taking);
  }
  return taking;
}

/** Protocols that are released in the same ways ask the same. */
const getFormKey = weakMemo((protocol: Protocol): string => {
  const { functions, methods, exemptions, isInvoked } = getReleaseForms(protocol);
  return [...functions.keys(), '|', ...methods, '|', ...exemptions, isInvoked].join(' ');
});

function readBody(file: FileAnalysis, fn: FunctionNode, { position, protocol }: Question): Taking {
  const parameter = fn.params.filter(isOwn)[position];
  const target = parameter?.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
  if (target?.type === AST_NODE_TYPES.TSParameterProperty) {
    return 'keeps';
  }
  const variable = target?.type === AST_NODE_TYPES.Identifier ? file.index.findVariable(target) : undefined;
  if (variable === undefined || readsArguments(file, fn)) {
    return 'unknown';
  }
  const place: Place = { root: { kind: 'variable', variable }, path: [], isElement: false };
  return weigh(file, fn, file.uses.collect(place, withEndings(protocol, endingNames(file))));
}

/** `this: Window` is no argument. */
function isOwn(parameter: TSESTree.Parameter): boolean {
  return parameter.type !== AST_NODE_TYPES.Identifier || parameter.name !== 'this';
}

function readsArguments({ index }: FileAnalysis, fn: FunctionNode): boolean {
  const scope = index.sourceCode.scopeManager?.acquire(fn);
  return (scope?.set.get('arguments')?.references.length ?? 0) > 0;
}

function weigh(file: FileAnalysis, fn: FunctionNode, uses: readonly Use[]): Taking {
  if (uses.some(({ kind }) => kind === 'release' || kind === 'exempt')) {
    return 'owns';
  }
  const handed = uses.filter(({ kind }) => kind === 'handed' || kind === 'store');
  const home = findRunner(fn.body);
  if (handed.some(({ at }) => !isReturned(file, at, fn)) || uses.some(({ at }) => findRunner(at) !== home || isDetached(at, fn)) || givesResults(file, uses)) {
    return 'keeps';
  }
  return handed.length > 0 ? 'returns' : 'borrows';
}

/** `(async () => { while (true) { await reader.read(); } })();` goes on when the function has come back. */
function isDetached(node: TSESTree.Node, fn: FunctionNode): boolean {
  for (let inner = findEnclosingFunction(node); inner !== undefined && inner !== fn; inner = findEnclosingFunction(inner)) {
    if (inner.async) {
      return true;
    }
  }
  return false;
}

/** `return file;`: not `return this.insert(file);`, where the other method keeps it. */
function isReturned({ functions }: FileAnalysis, at: TSESTree.Node, fn: FunctionNode): boolean {
  const { parent } = at;
  const isPassedOn = at.type === AST_NODE_TYPES.CallExpression && functions.findCallee(at) !== undefined;
  return !isPassedOn && (parent === fn || parent?.type === AST_NODE_TYPES.ReturnStatement);
}

/**
 * A text that is given to what reads it and is not kept: `img.src = URL.createObjectURL(file)`.
 *
 * Definite where the receiver is an element or the platform's own function, the code runs many times, and nothing in the file can release
 * it. What a method does with a text that it is given is likely nothing, but nobody here can tell.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { findPropertyName } from '../ast/static-name.js';
import { unwrap } from '../ast/unwrap.js';
import { elementMakers, elementWords } from '../catalogue/index.js';
import type { FileAnalysis } from './file-analysis.js';
import { findCalleeName } from './file-index.js';
import { findCertainty } from './judge-discarded.js';
import type { Certainty, Obligation, Verdict } from './model.js';
import { findReceiver, getValue, isReader } from './texts.js';

const MAKERS: ReadonlySet<string> = new Set(elementMakers);
const ELEMENT_NAME = new RegExp(`(?:^|[a-z_$])(?:${elementWords.map(capitalize).join('|')})(?:Ref|Tag)?\\d*$`, 'u');

/** `undefined` when the text is kept, dropped or returned like any other handle. */
export function judgeText(file: FileAnalysis, obligation: Obligation): readonly Verdict[] | undefined {
  const { node, fate, protocol } = obligation;
  if (!isReader(node) && fate.kind !== 'argument') {
    return undefined;
  }
  const place = fate.kind === 'kept' ? fate.place : undefined;
  const certainty = file.texts.mayBeReleased(protocol, place) ? undefined : findCertainty(file, obligation);
  if (certainty === undefined) {
    return [];
  }
  const limited: Certainty = isReader(node) && isOfPlatform(file, node) ? certainty : 'likely';
  return [{ obligation, certainty: limited, failure: { kind: 'discarded', scope: file.owners.getOfSite(node) } }];
}

/** Is it certainly an element, or a function of the platform, that gets the text? */
function isOfPlatform(file: FileAnalysis, text: TSESTree.Node): boolean {
  const { parent } = getValue(text);
  return parent?.type !== AST_NODE_TYPES.AssignmentExpression || isElement(file, findReceiver(parent));
}

function isElement(file: FileAnalysis, receiver: TSESTree.Node | undefined): boolean {
  if (receiver === undefined) {
    return false;
  }
  if (receiver.type === AST_NODE_TYPES.CallExpression || receiver.type === AST_NODE_TYPES.NewExpression) {
    return MAKERS.has(findCalleeName(receiver) ?? '');
  }
  const init = findInitial(file, receiver);
  if (init !== undefined && isElement(file, init)) {
    return true;
  }
  const isCurrent = receiver.type === AST_NODE_TYPES.MemberExpression && findPropertyName(receiver) === 'current';
  const name = getName(isCurrent ? unwrap(receiver.object) : receiver);
  return isCurrent || ELEMENT_NAME.test(capitalize(name)) || name === 'location' || name === 'style';
}

function findInitial({ index }: FileAnalysis, node: TSESTree.Node): TSESTree.Node | undefined {
  const definition = node.type === AST_NODE_TYPES.Identifier ? index.findVariable(node)?.defs[0]?.node : undefined;
  const init = definition?.type === AST_NODE_TYPES.VariableDeclarator ? definition.init : null;
  const value = init === null ? undefined : unwrap(init);
  return value?.type === AST_NODE_TYPES.CallExpression || value?.type === AST_NODE_TYPES.NewExpression ? value : undefined;
}

function getName(node: TSESTree.Node): string {
  if (node.type === AST_NODE_TYPES.Identifier) {
    return node.name;
  }
  return node.type === AST_NODE_TYPES.MemberExpression ? (findPropertyName(node) ?? '') : '';
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What the declaration of a callee says of its parameters: their names, their types, and the tags of its documentation. */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';
import { weakMemo } from '../util/weak-memo.js';
import { attempt } from './attempt.js';
import { isTsNode } from './declaration-path.js';
import type { Members } from './members.js';
import type { NodeQueries } from './node-queries.js';
import type { Origins } from './origins.js';
import type { CalleeNotes, TypeSeam } from './seam.js';
import type { TypedServices } from './services.js';

interface Parts {
  readonly queries: NodeQueries;
  readonly members: Members;
  readonly origins: Origins;
}

/** Does a file of the program have such a tag at all? Of a program that has none, nothing is asked. */
const hasTags = weakMemo((program: ts.Program) => program.getSourceFiles().some(isTagged));
/** Files stay the same objects from one state of a program to the next. */
const isTagged = weakMemo(({ text }: ts.SourceFile) => text.includes('@leaks-'));

export function createSignatures({ program, checker }: TypedServices, { queries, members, origins }: Parts): Pick<TypeSeam, 'notesOfCallee' | 'canParameterHave' | 'declaresResult'> {
  function describe(signature: ts.Signature): CalleeNotes {
    return { parameters: signature.parameters.map(({ name }) => name), tags: describeTags(signature.getJsDocTags()) };
  }

  function describeClass(node: TSESTree.NewExpression): CalleeNotes['tags'] {
    return describeTags(queries.findType(node)?.getSymbol()?.getJsDocTags(checker) ?? []);
  }

  /** The type of `...items` is that of all of them, which says nothing of one. */
  function findParameterType(call: TSESTree.CallExpression, index: number): ts.Type | undefined {
    const parameter = queries.findSignature(call)?.parameters[index];
    const tsCall = queries.findTsNode(call);
    return parameter && tsCall && !isRest(parameter) ? checker.getTypeOfSymbolAtLocation(parameter, tsCall) : undefined;
  }

  return {
    declaresResult: ({ callee }, names) =>
      attempt(() => {
        const symbol = queries.findSymbol(callee.type === AST_NODE_TYPES.MemberExpression ? callee.property : callee);
        const texts = ((symbol && origins.followAlias(symbol).declarations) ?? []).map(findResultText);
        return texts.length === 0 || texts.includes(undefined) ? 'unknown' : texts.some((text) => text !== undefined && names.test(text)) ? 'yes' : 'no';
      }, 'unknown'),
    notesOfCallee: (call) =>
      attempt(() => {
        const signature = hasTags(program) ? queries.findSignature(call) : undefined;
        const notes = signature && describe(signature);
        return notes && { ...notes, tags: [...notes.tags, ...(call.type === AST_NODE_TYPES.NewExpression ? describeClass(call) : [])] };
      }, undefined),
    canParameterHave: (call, index, names) =>
      attempt(() => {
        const type = findParameterType(call, index);
        const answers = type === undefined ? [] : names.map((name) => members.hasMember(type, name));
        if (answers.length === 0) {
          return 'unknown';
        }
        return answers.find((answer) => answer === 'yes') ?? answers.find((answer) => answer === 'unknown') ?? 'no';
      }, 'unknown'),
  };
}

/** What stands after the parameters of a function, or for a whole function: `(f: Listener) => Unsubscribe`. */
function findResultText(declaration: ts.Node): string | undefined {
  const type: unknown = Reflect.get(declaration, 'type');
  const text = isTsNode(type) ? type.getText() : undefined;
  return text !== undefined && ('parameters' in declaration || text.includes('=>')) ? text : undefined;
}

function isRest({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some((declaration) => Reflect.get(declaration, 'dotDotDotToken') !== undefined);
}

function describeTags(tags: readonly ts.JSDocTagInfo[]): CalleeNotes['tags'] {
  return tags.map(({ name, text = [] }) => ({ name, text: text.map((part) => part.text).join('') }));
}

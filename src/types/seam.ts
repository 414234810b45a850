/**
 * What the analysis may ask about types, in its own words. Behind it stands TypeScript's checker, or nothing: then every question is
 * answered with "unknown", so that callers need no second code path.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Answer } from '../util/answer.js';
import { findTypedServices, type WithServices } from './services.js';
import { createTypedSeam } from './typed-seam.js';

/** Where a symbol is declared. The same shape as the catalogue's references. */
export interface SymbolOrigin {
  /**
   * `'global'` (the language's and the platform's libraries), a Node builtin with its prefix (`'node:timers'`), a package name (`'rxjs'`),
   * or `'program'` for the project's own files.
   */
  readonly from: string;
  /** Dotted path of the declaration: `'setInterval'`, `'EventTarget.addEventListener'`. */
  readonly name: string;
}

/** A class, interface or type alias. */
export type TypeRef = SymbolOrigin;

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** How a value can be disposed of. A value with both ways is `'async'`: that is what `await using` takes, and the complete one. */
export type Disposal = 'sync' | 'async' | 'none' | 'unknown';

/** How a call's result releases what the call began. `isPromised`: the release is inside a promise. `typeName`: what its type is called. */
export type Removal =
  | { readonly kind: 'call'; readonly typeName: string; readonly isPromised: boolean }
  | { readonly kind: 'method'; readonly name: string; readonly typeName: string; readonly isPromised: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

/** A declaration in a file of the project, whose text can be parsed. */
export interface Declaration {
  /** The same object as long as the file is read as part of the same program: a key for what its types say. */
  readonly program: object;
  /** The same object as long as the program keeps the file as it is: a key for what is known of the file. */
  readonly file: object;
  readonly fileName: string;
  readonly text: string;
  /** Where the declaration starts, and where it ends. */
  readonly start: number;
  readonly end: number;
}

/** What the declaration of a callee tells its readers. */
export interface CalleeNotes {
  readonly parameters: readonly string[];
  readonly tags: readonly { readonly name: string; readonly text: string }[];
}

export interface TypeSeam {
  readonly isTyped: boolean;
  /** How many nodes the checker was asked about so far. */
  readonly queries: number;
  /** Where the symbol of an identifier or a member access is declared. Follows import aliases and re-exports, not variables. */
  readonly originOf: (node: TSESTree.Node) => SymbolOrigin | undefined;
  /** Where the member `name` of the value's type is declared. */
  readonly originOfMember: (node: TSESTree.Node, name: string) => SymbolOrigin | undefined;
  /** Is the value's type, or one of its bases, declared as one of these? `null` and `undefined` do not count. */
  readonly isOfType: (node: TSESTree.Node, refs: readonly TypeRef[]) => Answer;
  /** Does the value, when it is there, have this member? `'[Symbol.dispose]'` names a well-known one. */
  readonly hasMember: (node: TSESTree.Node, name: string) => Answer;
  /** Where the project writes the body of the member `name` of the value's type. */
  readonly declarationOfMember: (node: TSESTree.Node, name: string) => Declaration | undefined;
  /** Where the project writes the class that the value is an instance of, or that it is itself. */
  readonly declarationOfClass: (node: TSESTree.Node) => Declaration | undefined;
  /** Where the project writes the body that a call or a construction runs. */
  readonly declarationOfCallee: (call: TSESTree.CallExpression | TSESTree.NewExpression) => Declaration | undefined;
  /** The files of the project that have a word in their text; `undefined` where there are too many of them. */
  readonly filesThatMention: (word: string) => readonly Declaration[] | undefined;
  /** The same questions about another file of the program, which a parser has read again. */
  readonly ofOtherFile: (declaration: Declaration, sourceCode: WithServices) => TypeSeam;
  /** Only where the program has a tag `@leaks-…` at all; without one there is nothing that anybody would look for. */
  readonly notesOfCallee: (call: TSESTree.CallExpression | TSESTree.NewExpression) => CalleeNotes | undefined;
  /** Is one of these names written where the callee declares its result? Resolves no call: `'unknown'` where nothing is written, or the name of a whole function type. */
  readonly declaresResult: (call: TSESTree.CallExpression, names: RegExp) => Answer;
  /** Does the declared parameter at this index have one of these members? */
  readonly canParameterHave: (call: TSESTree.CallExpression, index: number, names: readonly string[]) => Answer;
  readonly isCallable: (node: TSESTree.Node) => Answer;
  readonly disposal: (node: TSESTree.Node) => Disposal;
  /** Is the value a remover by its type alone: a function to call, or an object whose only method is one of these verbs? */
  readonly removal: (node: TSESTree.Node, verbs: ReadonlySet<string>) => Removal;
  /** Does this call, standing as a statement of its own, certainly not come back? Asks nothing about other calls. */
  readonly neverReturns: (call: TSESTree.CallExpression) => boolean;
  /** Does the compiler write `using` in older syntax? It does not where it only checks types. */
  readonly rewritesUsing: () => Answer;
  /** Does the program know what a part of the language's library declares: `'esnext.disposable'`? */
  readonly hasLibrary: (name: string) => Answer;
  /** Does the program read declarations of this package (`'@types/node'` is `'node'`)? */
  readonly hasPackage: (name: string) => Answer;
  readonly isNullable: (node: TSESTree.Node) => Answer;
  /** Is the value one of a closed set: literals, `boolean`, the members of an enum? */
  readonly hasFiniteValues: (node: TSESTree.Node) => Answer;
  /** Is the value, when it is there, an object or a function? */
  readonly isObject: (node: TSESTree.Node) => Answer;
  /** Is the value, or a value of the type that is written there, one that a `WeakMap` takes as a key, in every case? */
  readonly isWeakKey: (node: TSESTree.Node) => Answer;
  readonly isPromiseLike: (node: TSESTree.Node) => Answer;
  /** Does the class inherit from, or implement, one of these? */
  readonly extendsOneOf: (classNode: ClassNode, refs: readonly TypeRef[]) => Answer;
  /** Does a base class have a method of this name that can be called through `super`? */
  readonly inheritsMember: (classNode: ClassNode, name: string) => Answer;
}

const UNTYPED: TypeSeam = {
  isTyped: false,
  queries: 0,
  originOf: () => undefined,
  originOfMember: () => undefined,
  isOfType: () => 'unknown',
  hasMember: () => 'unknown',
  declarationOfMember: () => undefined,
  declarationOfClass: () => undefined,
  declarationOfCallee: () => undefined,
  filesThatMention: () => undefined,
  ofOtherFile: () => UNTYPED,
  notesOfCallee: () => undefined,
  canParameterHave: () => 'unknown',
  declaresResult: () => 'unknown',
  isCallable: () => 'unknown',
  disposal: () => 'unknown',
  removal: () => ({ kind: 'unknown' }),
  neverReturns: () => false,
  rewritesUsing: () => 'unknown',
  hasLibrary: () => 'unknown',
  hasPackage: () => 'unknown',
  isNullable: () => 'unknown',
  hasFiniteValues: () => 'unknown',
  isObject: () => 'unknown',
  isWeakKey: () => 'unknown',
  isPromiseLike: () => 'unknown',
  extendsOneOf: () => 'unknown',
  inheritsMember: () => 'unknown',
};

/** The typed side where the parser brought a program, else the side that knows nothing. Never throws. */
export function createTypeSeam(sourceCode: WithServices): TypeSeam {
  const services = findTypedServices(sourceCode);
  try {
    return services === undefined ? UNTYPED : createTypedSeam(services);
  } catch {
    return UNTYPED;
  }
}

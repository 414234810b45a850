import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { type ClassNode, isClass } from '../ast/class-node.js';
import { getIndentUnit, getLineIndent, getLineStart, isFirstOnLine } from '../ast/indentation.js';
import { getLineBreak } from '../ast/line-break.js';
import { usesSemicolons } from '../ast/semicolons.js';
import { findKeyName } from '../ast/static-name.js';
import { importType } from './add-import.js';
import { type Edit, type Insertion, toEdit } from './edit.js';
import { collectMentionedNames, withoutTerminator } from './line-text.js';

type Source = Readonly<TSESLint.SourceCode>;

export interface CreateTeardown {
  readonly owner: ClassNode | TSESTree.ObjectExpression;
  /** `ngOnDestroy`, `[Symbol.dispose]`. */
  readonly name: string;
  readonly release: string;
  /** An interface to implement, and the module it comes from unless it is in scope. */
  readonly implementsName?: string;
  readonly implementsModule?: string;
  /** The base class has the method too. */
  readonly callsSuper: boolean;
  /** Write `: void`, and `override` where the base class has the method. */
  readonly isTypeScript?: boolean;
}

/** Adds the method that ends an owner's life, with one release in it. */
export function createTeardown(sourceCode: Source, options: CreateTeardown): Edit | undefined {
  const { owner, release } = options;
  // `dispose() { await file.close(); }` does not parse.
  if (collectMentionedNames(release).has('await') || hasMember(owner, options.name)) {
    return undefined;
  }
  return toEdit(isClass(owner) ? addToClass(sourceCode, owner, options) : addToObject(sourceCode, owner, options));
}

/**
 * A second method of the same name hides the first; a spread may bring one that this one would hide:
 * `{ ...base }` -> `{ ...base, destroy() {} }` loses the one of `base`.
 */
function hasMember(owner: CreateTeardown['owner'], name: string): boolean {
  if (isClass(owner)) {
    return owner.body.body.some(
      (member) => 'key' in member && 'computed' in member && !isStatic(member) && findKeyName(member) === name,
    );
  }
  return owner.properties.some(
    (property) => property.type === AST_NODE_TYPES.SpreadElement || findKeyName(property) === name,
  );
}

function isStatic(member: TSESTree.Node): boolean {
  return 'static' in member && member.static;
}

function addToClass(sourceCode: Source, owner: ClassNode, options: CreateTeardown): Insertion[] | undefined {
  const added = options.implementsName === undefined ? [] : findInterfaceInsertions(sourceCode, owner, options);
  const brace = sourceCode.getLastToken(owner.body);
  if (added === undefined || brace === null) {
    return undefined;
  }
  const last = owner.body.body.at(-1);
  const lineBreak = getLineBreak(sourceCode);
  if (!isFirstOnLine(sourceCode, brace.range[0])) {
    return [...added, ...separate(sourceCode, last, options), { at: brace.range[0], text: getInlineText(sourceCode, brace, options) }];
  }
  const indent = getMemberIndent(sourceCode, last, brace.range[0]);
  const gap = last === undefined ? '' : lineBreak;
  return [
    ...added,
    ...separate(sourceCode, last, options),
    {
      at: getLineStart(sourceCode, brace.range[0]),
      text: `${gap}${indent}${getMethodText(sourceCode, indent, options)}${lineBreak}`,
    },
  ];
}

/** `items = []⏎[Symbol.dispose]() {}` -> reads on as an index. A field on one line needs its semicolon anyway. */
function separate(sourceCode: Source, last: TSESTree.Node | undefined, { name, isTypeScript, callsSuper }: CreateTeardown): Insertion[] {
  const isField = last?.type === AST_NODE_TYPES.PropertyDefinition || last?.type === AST_NODE_TYPES.AccessorProperty;
  if (!isField || sourceCode.getLastToken(last)?.value === ';') {
    return [];
  }
  const isOnLine = sourceCode.getTokenAfter(last)?.loc.start.line === last.loc.end.line;
  const readsOn = name.startsWith('[') && !(isTypeScript === true && callsSuper);
  return isOnLine || readsOn ? [{ at: last.range[1], text: ';' }] : [];
}

function addToObject(
  sourceCode: Source,
  owner: TSESTree.ObjectExpression,
  options: CreateTeardown,
): Insertion[] | undefined {
  const brace = sourceCode.getLastToken(owner);
  const previous = brace === null ? null : sourceCode.getTokenBefore(brace);
  if (brace === null || previous === null) {
    return undefined;
  }
  const last = owner.properties.at(-1);
  const hasComma = previous.value === ',';
  // `{ a: 1 destroy() {} }` does not parse; behind `a: 1 // why` the comma goes in front of the comment.
  const comma = last === undefined || hasComma ? [] : [{ at: previous.range[1], text: ',' }];
  if (!isFirstOnLine(sourceCode, brace.range[0])) {
    return [...comma, { at: brace.range[0], text: getInlineText(sourceCode, brace, options) }];
  }
  const indent = getMemberIndent(sourceCode, last, brace.range[0]);
  const end = hasComma || last === undefined ? ',' : '';
  const text = `${indent}${getMethodText(sourceCode, indent, options)}${end}${getLineBreak(sourceCode)}`;
  return [...comma, { at: getLineStart(sourceCode, brace.range[0]), text }];
}

function getMemberIndent(sourceCode: Source, last: TSESTree.Node | undefined, brace: number): string {
  return last !== undefined && isFirstOnLine(sourceCode, last.range[0])
    ? getLineIndent(sourceCode, last.range[0])
    : getLineIndent(sourceCode, brace) + getIndentUnit(sourceCode);
}

function getHead({ name, callsSuper, isTypeScript, implementsName }: CreateTeardown): string {
  const isTyped = isTypeScript === true || implementsName !== undefined;
  return `${isTyped && callsSuper ? 'override ' : ''}${name}()${isTyped ? ': void' : ''} {`;
}

/** The release first: the base class may take down what it works on. */
function getLines({ owner, name, release, callsSuper }: CreateTeardown): string[] {
  const lines = [withoutTerminator(release)];
  if (callsSuper && isClass(owner)) {
    lines.push(name.startsWith('[') ? `super${name}()` : `super.${name}()`);
  }
  return lines;
}

function getMethodText(sourceCode: Source, indent: string, options: CreateTeardown): string {
  const lineBreak = getLineBreak(sourceCode);
  const end = usesSemicolons(sourceCode) ? ';' : '';
  const body = getLines(options).map((line) => `${indent}${getIndentUnit(sourceCode)}${line}${end}`);
  return [getHead(options), ...body, `${indent}}`].join(lineBreak);
}

function getInlineText(sourceCode: Source, brace: TSESTree.Token, options: CreateTeardown): string {
  const hasSpace = /\s/u.test(sourceCode.text.charAt(brace.range[0] - 1));
  const end = usesSemicolons(sourceCode) ? ';' : '';
  return `${hasSpace ? '' : ' '}${getHead(options)} ${getLines(options).join('; ')}${end} } `;
}

/** `class A extends B {` -> `class A extends B implements OnDestroy {`, with the import. */
function findInterfaceInsertions(
  sourceCode: Source,
  owner: ClassNode,
  { implementsName, implementsModule }: CreateTeardown,
): Insertion[] | undefined {
  if (implementsName === undefined) {
    return [];
  }
  const type = implementsModule === undefined
    ? { local: implementsName, insertions: [] }
    : importType(sourceCode, implementsName, implementsModule);
  const brace = sourceCode.getFirstToken(owner.body);
  const before = brace === null ? null : sourceCode.getTokenBefore(brace);
  // A parser for JavaScript: `class A implements B {}` does not parse.
  if (type === undefined || before === null || !('implements' in owner)) {
    return undefined;
  }
  const isImplemented = owner.implements.some(({ expression }) => sourceCode.getText(expression) === type.local);
  if (isImplemented) {
    return [...type.insertions];
  }
  const text = owner.implements.length > 0 ? `, ${type.local}` : ` implements ${type.local}`;
  return [...type.insertions, { at: before.range[1], text }];
}

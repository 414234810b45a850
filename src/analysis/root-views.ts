/**
 * The root of an application is there once, whatever its framework could do with it: `App.vue`, `class AppRootComponent`.
 *
 * Names decide, as nothing else in a file tells. Direction: a view that only looks like a root is likely, and no longer certain, to come again.
 */
import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { findEnclosingFunction } from '../ast/enclosing.js';
import { isFunction } from '../ast/is-function.js';
import { collectOwnNodes } from '../ast/own-nodes.js';
import { entryFilePattern, rootClassPattern, rootFilePattern } from '../catalogue/index.js';

const ROOT_CLASS = new RegExp(rootClassPattern, 'u');
const ROOT_FILE = new RegExp(rootFilePattern, 'u');
const ENTRY_FILE = new RegExp(entryFilePattern, 'u');

export function isRootClass(name: string | undefined): boolean {
  return ROOT_CLASS.test(name ?? '');
}

export function isRootFile(filename: string): boolean {
  return ROOT_FILE.test(filename);
}

/** `slider/index.js` that exports a component is no entry of an application: whoever imports it shows it as often as it likes. */
export function isRootModule(filename: string, { body }: TSESTree.Program): boolean {
  return isRootFile(filename) && !(ENTRY_FILE.test(filename) && body.some(isExport));
}

function isExport({ type }: TSESTree.ProgramStatement): boolean {
  return type === AST_NODE_TYPES.ExportDefaultDeclaration || type === AST_NODE_TYPES.ExportNamedDeclaration;
}

/** Code of a component that shows the page itself, which is there once: `return <body>…</body>`. */
export function isOfPage(node: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  if (!/<(?:body|html)[\s>]/u.test(sourceCode.text)) {
    return false;
  }
  for (let fn = isFunction(node) ? node : findEnclosingFunction(node); fn !== undefined; fn = findEnclosingFunction(fn)) {
    if (collectOwnNodes(sourceCode, fn.body).some(isPageElement)) {
      return true;
    }
  }
  return false;
}

function isPageElement(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.JSXOpeningElement && node.name.type === AST_NODE_TYPES.JSXIdentifier && /^(?:body|html)$/u.test(node.name.name);
}

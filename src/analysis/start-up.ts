/** Is a function one that an application calls once when it starts, by its name or its file's? */
import type { FunctionNode } from '../ast/is-function.js';
import { startUpNames } from '../catalogue/index.js';
import type { FileAnalysis } from './file-analysis.js';
import { findMemberName } from './multiplicity.js';

const START_UP = new RegExp(`^(?:${startUpNames.join('|')})(?:$|[A-Z_])`, 'u');

export function isStartUp(file: FileAnalysis, fn: FunctionNode): boolean {
  const name = fn.id?.name ?? file.functions.findBinding(fn)?.name ?? findMemberName(fn);
  return name !== undefined && START_UP.test(name);
}

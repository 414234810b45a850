/** Is a function one that an application calls once when it starts, by its name or its file's? */
import type { FunctionNode } from '../ast/is-function.js';
import type { FileAnalysis } from './file-analysis.js';
import { findMemberName } from './multiplicity.js';
import { isStartUpName } from './start-up-names.js';

export function isStartUp(file: FileAnalysis, fn: FunctionNode): boolean {
  const name = fn.id?.name ?? file.functions.findBinding(fn)?.name ?? findMemberName(fn);
  return name !== undefined && isStartUpName(name);
}

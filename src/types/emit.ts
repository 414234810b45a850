/** What the compiler makes of syntax that is newer than its target. */
import type ts from 'typescript';
import type { Answer } from '../util/answer.js';
import { attempt } from './attempt.js';
import type { TypeSeam } from './seam.js';
import { Target } from './stable-flags.js';

export function createEmit(program: ts.Program): Pick<TypeSeam, 'rewritesUsing' | 'hasLibrary'> {
  return {
    rewritesUsing: () => attempt(() => rewritesUsing(program.getCompilerOptions()), 'unknown'),
    hasLibrary: (name) => attempt(() => (program.getSourceFiles().some(({ fileName }) => fileName.endsWith(`/lib.${name}.d.ts`)) ? 'yes' : 'no'), 'unknown'),
  };
}

/** Every target but the newest has `using` rewritten with a helper. What only checks types leaves that to a tool that nobody here can ask. */
function rewritesUsing({ target, noEmit, emitDeclarationOnly }: ts.CompilerOptions): Answer {
  if (noEmit === true || emitDeclarationOnly === true) {
    return 'unknown';
  }
  return Number(target) === Target.ESNext ? 'no' : 'yes';
}

/**
 * Streams that are left where they are: locks that nobody releases, bodies that nobody reads, and files that a pipe forgets.
 *
 * Each kind of leak has a file of its own beside this one.
 */
import type { FileAnalysis } from '../file-analysis.js';
import type { Finding } from '../finding.js';
import { collectBodies } from './bodies.js';
import { describeLock, type LockKind } from './describe.js';
import { type BodyKind, describeBody } from './describe-body.js';
import { collectLocks } from './locks.js';
import { collectPipes, type PipeKind } from './pipes.js';

export type StreamKind = LockKind | BodyKind | PipeKind;

export const streamGate = /\b(?:getReader|getWriter|fetch|undici|https?|createReadStream|createWriteStream|tee|getObject)\b/u;

export function collectStreams(file: FileAnalysis): readonly Finding<StreamKind>[] {
  return [...collectLocks(file).map((leak) => describeLock(file, leak)), ...collectBodies(file).map((leak) => describeBody(file, leak)), ...collectPipes(file)];
}

import { weakMemo } from '../../util/weak-memo.js';
import type { FileAnalysis } from '../file-analysis.js';

/** What may be an end, whatever else it is. */
const ENDING =
  /^_*(?:abort|cancel|clean|clear|close|complete|detach|destroy|disconnect|dispose|drain|end|finish|free|kill|quit|release|reset|shut|stop|teardown|tearDown|terminate|unref)|(?:Close|Destroy|Disconnect|Dispose|End|Free|Kill|Release|Stop|Terminate)(?![a-z])/u;

/** The members that a file names and that may end what they are called on. */
export const endingNames: (file: FileAnalysis) => readonly string[] = weakMemo((file: FileAnalysis) => [...file.index.members.keys()].filter((name) => ENDING.test(name)));

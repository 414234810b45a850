/** The protocol of a resource that a file, and no catalogue, describes: in the catalogue's own shape, so that the same engine judges it. */
import type { Protocol } from '../../catalogue/schema.js';
import { isLeaseMethod, releaseMethods } from './releases.js';

const VERB = /^_*(?:get|create|open|make|new|build|acquire|start|begin|obtain|launch|spawn|fork|connect|prepare|clone|checkout|borrow|reserve)(?=[A-Z])/u;

/** `connectTo()`, `openWith()`. */
const PREPOSITION = /^(?:As|At|By|For|From|In|Of|On|To|With)$/u;

export interface Inferred {
  /** The last name of the maker: `createRunner`, `Runner`. */
  readonly name: string;
  readonly isConstructor: boolean;
  readonly method: string;
  /** Other methods that may end it, too: whoever calls one of them has released it. */
  readonly others: readonly string[];
  /** The release waits: its callers await it. */
  readonly isAwaited: boolean;
  /** The maker gives a promise of the handle. */
  readonly isPromise: boolean;
}

export function createProtocol({ name, isConstructor, method, others, isAwaited, isPromise }: Inferred): Protocol {
  const isLease = isLeaseMethod(method);
  return {
    id: `inferred/${name}`,
    family: 'disposable',
    kind: isLease ? 'lease' : 'handle',
    noun: getNoun(name, isConstructor),
    keeps: isLease ? 'what others wait for' : 'all that it holds',
    acquire: [{ call: { from: 'program', name } }],
    handle: isPromise ? 'promise' : 'return',
    ends: 'never',
    release: [{ method, async: isAwaited }, ...others.map((other) => ({ method: other }))],
    evidence: '',
    examples: { leak: '', clean: '' },
  };
}

/** The same of an inferred resource in another file, whose names may end it as well. */
export function withEndings(protocol: Protocol, others: readonly string[]): Protocol {
  const [first, ...rest] = protocol.release;
  return isInferred(protocol) ? { ...protocol, release: [first, ...rest, ...others.map((method) => ({ method }))] } : protocol;
}

function isInferred({ id }: Protocol): boolean {
  return id.startsWith('inferred/');
}

/** "query runner" for `createQueryRunner()`; the class' own name for a `new`. */
function getNoun(name: string, isConstructor: boolean): string {
  const noun = name.replace(VERB, '').replaceAll(/(?<=[a-z\d])(?=[A-Z])/gu, ' ').replaceAll('_', ' ').trim();
  return isConstructor ? name : noun === name || PREPOSITION.test(noun) ? 'resource' : noun.toLowerCase();
}

/** Whatever is released by any of the methods that end an object for good. */
export const anyEnding: Protocol = createProtocol({
  name: 'resource',
  isConstructor: true,
  method: 'dispose',
  others: releaseMethods,
  isAwaited: false,
  isPromise: false,
});

/** What the presets say about each path, for every resource. Types change none of it. */
import type { Linter } from 'eslint';
import { client, page, type Resource, socket, transaction } from './path-programs.js';

/** Which preset reports, with the message. */
export type Told = 'silent' | `recommended ${string}` | `strict ${string}`;

export type Lint = (code: string, rules: Linter.RulesRecord) => readonly Linter.LintMessage[];

const all = { includeLikely: true, includeThrows: true };
const recommended: Linter.RulesRecord = { 'leaks/no-leaked-handle': 'error', 'leaks/no-leaked-disposable': 'error', 'leaks/no-leaked-stream': 'error' };
const strict: Linter.RulesRecord = {
  'leaks/no-leaked-handle': ['error', { includeLikely: true }],
  'leaks/no-leaked-disposable': ['error', all],
  'leaks/no-leaked-stream': ['error', all],
  'leaks/require-release-on-throw': 'error',
};

export function judgeProgram(lint: Lint, code: string): Told {
  const collectKinds = (rules: Linter.RulesRecord): string =>
    lint(code, rules)
      .map(({ messageId }) => messageId ?? '')
      .join(' ');
  const certainKinds = collectKinds(recommended);
  const likelyKinds = collectKinds(strict);
  return certainKinds !== '' ? `recommended ${certainKinds}` : likelyKinds === '' ? 'silent' : `strict ${likelyKinds}`;
}

/** What somebody waits for; what the other side may end. */
const leases: ReadonlySet<Resource> = new Set([client, transaction]);
const ended: ReadonlySet<Resource> = new Set([socket, page]);

const certain = (kind: string) => (resource: Resource): Told => (ended.has(resource) ? `strict ${kind}` : `recommended ${kind}`);
const thrown = (kind: string) => (resource: Resource): Told => (leases.has(resource) ? `recommended ${kind}` : `strict ${kind}`);

/** The first is lost if the second rejects; the second stays open if closing the first rejects. */
function getLoser(resource: Resource): Told {
  switch (resource) {
    case client:
      return 'recommended lostByRejection';
    case transaction:
      return 'recommended lostByRejection throwMissed';
    default:
      return resource === page ? 'strict throwMissed' : 'strict lostByRejection throwMissed';
  }
}

export const expectations: Readonly<Record<string, (resource: Resource) => Told>> = {
  // The other side may end what is dropped.
  dropped: (resource) => (ended.has(resource) ? 'silent' : 'recommended discardedByFunction'),
  'never released': (resource) => (ended.has(resource) ? 'silent' : 'recommended neverReleased'),
  'early return': certain('leaveMissed'),
  'one branch': certain('endMissed'),
  'one case': certain('leaveMissed'),
  'loop turn overwrites': (resource) => (resource === socket ? 'silent' : resource === page ? 'strict throwMissed' : 'recommended overwrittenInLoop'),
  'continue skips the release': (resource) => (ended.has(resource) ? 'strict endMissed' : 'recommended overwrittenInLoop'),
  'rejected promise': thrown('throwMissed'),
  'swallowed rejection': certain('endMissed'),
  'explicit throw': certain('leaveMissed'),
  'return before the hand-over': certain('lostBeforeHandOver'),
  'throw before the hand-over': certain('lostBeforeHandOver'),
  'call that throws before the hand-over': thrown('lostIfThrown'),
  'generator abandoned at a yield': certain('endMissed'),
  'Promise.all that loses the others': getLoser,
  'constructor that stores and throws': certain('lostBeforeHandOver'),
  'null test': certain('endMissed'),
  // One `return` leaves both ways.
  'return where there is none': certain('endMissed'),
  flag: certain('endMissed'),
  'closed unless it says so itself': certain('endMissed'),
};

import { describe, expect, it } from 'vitest';
import { type LintRequest, lintText } from '../../support/lint-text.js';
import { client, collectPaths, collectSpecialPaths, page, type Resource, resources, socket, transaction } from '../../support/path-programs.js';

/** Which preset reports, with the message. */
type Told = 'silent' | `recommended ${string}` | `strict ${string}`;

type Rules = LintRequest['rules'];

const settings = { leaks: { testFiles: 'report' } };
const all = { includeLikely: true, includeThrows: true };
const recommended: Rules = { 'leaks/no-leaked-handle': 'error', 'leaks/no-leaked-disposable': 'error', 'leaks/no-leaked-stream': 'error' };
const strict: Rules = {
  'leaks/no-leaked-handle': ['error', { includeLikely: true }],
  'leaks/no-leaked-disposable': ['error', all],
  'leaks/no-leaked-stream': ['error', all],
  'leaks/require-release-on-throw': 'error',
};

function collectKinds(code: string, rules: Rules): string {
  return lintText({ code, filename: 'file.ts', rules, settings })
    .map(({ messageId }) => messageId ?? '')
    .join(' ');
}

function judge(code: string): Told {
  const certain = collectKinds(code, recommended);
  const likely = collectKinds(code, strict);
  return certain !== '' ? `recommended ${certain}` : likely === '' ? 'silent' : `strict ${likely}`;
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

const expectations: Readonly<Record<string, (resource: Resource) => Told>> = {
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
};

describe.each(resources)('paths of a $name', (resource) => {
  const programs = [...collectPaths(resource), ...collectSpecialPaths(resource)];

  it.each(programs)('$path', ({ path, leaky }) => {
    expect(judge(leaky)).toBe(expectations[path]?.(resource));
  });

  it.each(programs)('$path: its neighbour is silent', ({ clean }) => {
    expect(judge(clean)).toBe('silent');
  });
});

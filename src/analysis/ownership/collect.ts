/**
 * Resources that no catalogue knows: a file that releases what a maker gives at one place, and not at another.
 *
 * Example: `await createRunner().query(sql)` in a file that elsewhere keeps the runner and calls `release()`.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { FileAnalysis } from '../file-analysis.js';
import { type Finding, toFinding } from '../finding.js';
import type { FailureKind } from '../description.js';
import type { Verdict } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import { findUnsure } from '../release-text.js';
import { planBlockOfForgotten } from '../using-remedies.js';
import { getFunctionText, getHandleText, getReleasePlace } from '../wording.js';
import { type Abandoned, collectAbandoned } from './abandoned.js';
import { collectForgottenClients, collectMakers, type ForgottenClient } from './clients.js';
import { collectGroups, type Group, type Site } from './groups.js';
import { isShared } from './owned-tests.js';
import { judgeSite } from './judge-site.js';

/** A method that ends an object, as a whole word, or a construction. */
export const ownershipGate = /\bnew\s+\w|\b(?:close|closeAsync|destroy|disconnect|dispose|disposeAsync|end|free|quit|release|shutdown|terminate)\b/u;

export type OwnershipKind = FailureKind | ForgottenClient['kind'] | Abandoned['kind'] | 'dropped' | 'forgotten';

/** What the messages call it where another place of the file shows what to do. */
const DEVIANT: ReadonlyMap<FailureKind, OwnershipKind> = new Map([
  ['discardedByEffect', 'dropped'],
  ['discardedByFunction', 'dropped'],
  ['discardedByInstance', 'dropped'],
  ['neverReleased', 'forgotten'],
] as const);

export function collectOwnership(file: FileAnalysis): readonly Finding<OwnershipKind>[] {
  const findings = new Map<TSESTree.Node, Finding<OwnershipKind>>();
  for (const group of collectGroups(file)) {
    const judged = group.sites.flatMap((site) => {
      const [verdict] = findings.has(site.call) ? [] : judgeSite(file, group, site);
      return verdict === undefined ? [] : [{ site, verdict }];
    });
    // Where most places release nothing, the one that does says little.
    const forgotten = judged.filter(({ verdict }) => !('release' in verdict.failure));
    const isUsual = forgotten.length <= group.releases.length;
    for (const { site, verdict } of judged) {
      findings.set(site.call, describe(file, group, site, isUsual ? verdict : { ...verdict, certainty: 'likely' }));
    }
  }
  const makers = collectMakers(file).filter((call) => !findings.has(call));
  const clients = collectForgottenClients(file, makers).map((client) => describeClient(file, client));
  const seen = new Set(clients.map(({ node }) => node));
  const others = makers.filter((call) => call.type === AST_NODE_TYPES.NewExpression).filter((call) => !seen.has(call));
  return [...findings.values(), ...clients, ...collectAbandoned(file, others).map((one) => describeAbandoned(file, one))];
}

function describeAbandoned(file: FileAnalysis, { kind, obligation, method, isUsedUp }: Abandoned): Finding<OwnershipKind> {
  const handle = getHandleText(file, obligation);
  const owner = file.owners.getOfSite(obligation.node);
  return {
    kind,
    node: obligation.node,
    certainty: 'likely',
    words: { handle, noun: obligation.protocol.noun, scope: getFunctionText(file, obligation.node), method, release: 'dispose', where: getReleasePlace(file, owner) },
    remedies: isUsedUp ? planBlockOfForgotten(file, obligation, owner).map(({ remedy }) => ({ remedy, isSafe: false })) : [],
    write: (text) => `${text}.dispose()`,
  };
}

function describeClient(file: FileAnalysis, client: ForgottenClient): Finding<OwnershipKind> {
  const { kind, obligation, resource, certainty, teardown } = client;
  const handle = getHandleText(file, obligation);
  const name = teardown && findMemberName(teardown);
  const where = resource.fileName === undefined ? '' : ` of ${resource.fileName}`;
  return {
    kind,
    node: obligation.node,
    certainty,
    words: {
      handle,
      noun: resource.name,
      release: `${handle}.${resource.method}`,
      opened: `line ${resource.line}${where}`,
      culprit: name === undefined ? `\`${resource.method}()\`` : `\`${name}()\` on line ${teardown?.loc.start.line ?? 0}`,
    },
    remedies: planClient(file, client, handle),
    write: (text) => `${text}${text === findUnsure(file, obligation) ? '?' : ''}.${resource.method}()`,
  };
}

/** At the end of the block that made it, or in the teardown that forgets it. */
function planClient(file: FileAnalysis, { kind, obligation, teardown }: ForgottenClient, handle: string): Finding['remedies'] {
  if (kind === 'wrapperNeverReleased') {
    return planBlockOfForgotten(file, obligation, file.owners.getOfSite(obligation.node)).map(({ remedy }) => ({ remedy, isSafe: false }));
  }
  return teardown === undefined || findMemberName(teardown) === undefined ? [] : [{ remedy: { kind: 'releaseInTeardown', teardown, handle }, isSafe: false }];
}

function describe(file: FileAnalysis, { releases: [release] }: Group, site: Site, verdict: Verdict): Finding<OwnershipKind> {
  const finding = toFinding(file, verdict);
  return {
    ...finding,
    kind: DEVIANT.get(finding.kind) ?? finding.kind,
    words: { ...finding.words, siblingLine: release.call.loc.start.line },
    // What the function may have been given is not its own to release.
    remedies: isShared(site) ? [] : finding.remedies.map(({ remedy }) => ({ remedy, isSafe: false })),
  };
}

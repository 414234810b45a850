/**
 * Resources that no catalogue knows: a file that releases what a maker gives at one place, and not at another.
 *
 * Example: `await createRunner().query(sql)` in a file that elsewhere keeps the runner and calls `release()`.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { FileAnalysis } from '../file-analysis.js';
import { type Finding, toFinding } from '../finding.js';
import type { FailureKind } from '../description.js';
import type { Verdict } from '../model.js';
import { findMemberName } from '../multiplicity.js';
import { getHandleText } from '../wording.js';
import { collectForgottenClients, type ForgottenClient } from './clients.js';
import { collectGroups, type Group, type Site } from './groups.js';
import { isShared } from './owned-tests.js';
import { judgeSite } from './judge-site.js';
import { releaseMethods } from './releases.js';

/** Names of methods that end an object, each a whole word; the two with a symbol are written with it. */
export const ownershipGate = new RegExp(`\\b(?:${releaseMethods.map((name) => name.replaceAll(/[[\]]/gu, '')).join('|').replaceAll('.', '\\.')})\\b`, 'u');

export type OwnershipKind = FailureKind | ForgottenClient['kind'];

export function collectOwnership(file: FileAnalysis): readonly Finding<OwnershipKind>[] {
  const findings = new Map<TSESTree.Node, Finding<OwnershipKind>>();
  for (const group of collectGroups(file)) {
    for (const site of group.sites) {
      const [verdict] = findings.has(site.call) ? [] : judgeSite(file, group, site);
      if (verdict !== undefined) {
        findings.set(site.call, describe(file, group, site, verdict));
      }
    }
  }
  const clients = collectForgottenClients(file, new Set(findings.keys())).map((client) => describeClient(file, client));
  return [...findings.values(), ...clients];
}

function describeClient(file: FileAnalysis, { kind, obligation, resource, certainty, teardown }: ForgottenClient): Finding<OwnershipKind> {
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
    remedies: [],
    write: (text) => `${text}.${resource.method}()`,
  };
}

function describe(file: FileAnalysis, { releases: [release] }: Group, site: Site, verdict: Verdict): Finding<OwnershipKind> {
  const finding = toFinding(file, verdict);
  return {
    ...finding,
    words: { ...finding.words, siblingLine: release.call.loc.start.line },
    // What the function may have been given is not its own to release.
    remedies: isShared(site) ? [] : finding.remedies.map(({ remedy }) => ({ remedy, isSafe: false })),
  };
}

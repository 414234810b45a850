import { describe, expect, it } from 'vitest';
import { controllers, eventIterators, listenerProtocols, protocols, reactions, deviceSources, realtimeChannel, sessionListener, sources, storeSubscription, streamReader, streamWriter, unboundWatcher } from '../../src/catalogue/index.js';
import plugin from '../../src/index.js';
import { lintText } from '../support/lint-text.js';

const rules = plugin.configs.strict.rules ?? {};
const project = new URL('../fixtures/typed/', import.meta.url);

/** The rules that report in an example, each as often as it reports, under `strict` and with types. */
function collectReports(code: string): readonly (string | null)[] {
  return lintText({ code, filename: 'file.ts', rules, project }).map(({ ruleId }) => ruleId);
}

/** What only an error leaves open is told by a rule of its own. */
function getOwner(ruleId: string | null, family: string): string | null {
  return ruleId === 'leaks/require-release-on-throw' ? `leaks/no-leaked-${family}` : ruleId;
}

/** The rule of a family; a resource may stand in the catalogue before the rule that reports it is written. */
function collectExpected(family: string): readonly string[] {
  const name = `leaks/no-leaked-${family}`;
  return name in rules ? [name] : [];
}

/** Also the data that detectors read themselves. Those without a family of their own are of the rule that reports them. */
const all = [...protocols.filter(({ id }) => !id.startsWith('packages/')), ...listenerProtocols, ...controllers, ...eventIterators, ...reactions, ...sources, ...deviceSources, realtimeChannel, sessionListener, storeSubscription, unboundWatcher, streamReader.protocol, streamWriter.protocol];

describe.each(all.map((protocol) => [protocol.id, protocol] as const))('the examples of %s', (_id, { family, examples }) => {
  it('leak once, for the rule of its family', () => {
    expect(collectReports(examples.leak).map((ruleId) => getOwner(ruleId, family))).toStrictEqual(collectExpected(family));
  });

  it('are clean where it is released', () => {
    expect(collectReports(examples.clean)).toStrictEqual([]);
  });
});

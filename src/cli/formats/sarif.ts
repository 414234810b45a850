/** SARIF 2.1.0, as code scanning reads it: one run, related places as a flow, edits as fixes. */
import { createHash } from 'node:crypto';
import type { Audit, Edit, Leak, PlacedStep, RuleText, Span } from '../model.js';
import { isCertain } from '../rank.js';
import { STEP_TEXTS } from '../step-text.js';

const HOME = 'https://github.com/eslint-plugin-leaks/eslint-plugin-leaks';

export function formatSarif(audit: Audit): string {
  const { version, rules, leaks, sources, broken } = audit;
  const prints = createFingerprints(sources);
  return JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: { name: 'eslint-plugin-leaks', semanticVersion: version, informationUri: HOME, rules: rules.map(describeRule) },
          },
          columnKind: 'utf16CodeUnits',
          invocations: [
            {
              executionSuccessful: true,
              toolExecutionNotifications: broken.map(({ file, line, message }) => ({
                level: 'warning',
                message: { text: message },
                locations: [{ physicalLocation: { artifactLocation: locate(file), region: { startLine: Math.max(1, line) } } }],
              })),
            },
          ],
          results: leaks.map((leak) => describeLeak(leak, rules, prints(leak))),
        },
      ],
    },
    undefined,
    2,
  );
}

function describeRule({ name, description, url }: RuleText): object {
  return {
    id: `leaks/${name}`,
    name,
    shortDescription: { text: description },
    fullDescription: { text: `${description}.` },
    help: { text: `${description}. See ${url}`, markdown: `${description}. [What it reports, and what to do](${url}).` },
    helpUri: url,
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['memory-leak', 'resource-leak'], precision: 'high' },
  };
}

function describeLeak(leak: Leak, rules: readonly RuleText[], fingerprint: string): object {
  const { rule, message, file, certainty, site, steps, edits } = leak;
  const place = { physicalLocation: { artifactLocation: locate(file), region: getRegion(leak) } };
  return {
    ruleId: `leaks/${rule}`,
    ruleIndex: rules.findIndex(({ name }) => name === rule),
    level: isCertain(certainty) ? 'error' : 'warning',
    message: { text: message },
    locations: [place],
    partialFingerprints: { 'leakedHandle/v1': fingerprint },
    properties: { certainty, site },
    ...(steps.length > 0 ? { relatedLocations: steps.map((step, id) => ({ id, ...describeStep(file, step) })), codeFlows: [createFlow(place, file, steps)] } : {}),
    ...(edits.length > 0 ? { fixes: edits.map((edit) => describeEdit(file, edit)) } : {}),
  };
}

function describeStep(file: string, step: PlacedStep): { readonly message: object; readonly physicalLocation: object } {
  return {
    message: { text: STEP_TEXTS[step.kind] },
    physicalLocation: { artifactLocation: locate(file), region: getRegion(step) },
  };
}

function createFlow(place: object, file: string, steps: readonly PlacedStep[]): object {
  const start = { location: { ...place, message: { text: 'acquired here' } } };
  return { threadFlows: [{ locations: [start, ...steps.map((step) => ({ location: describeStep(file, step) }))] }] };
}

function describeEdit(file: string, { title, start, end, text }: Edit): object {
  const replacement = { deletedRegion: { charOffset: start, charLength: end - start }, insertedContent: { text } };
  return { description: { text: title }, artifactChanges: [{ artifactLocation: locate(file), replacements: [replacement] }] };
}

function getRegion({ line, column, endLine, endColumn }: Span): object {
  // A line of which no columns are known is meant as a whole.
  return line === endLine && column === endColumn ? { startLine: line } : { startLine: line, startColumn: column, endLine, endColumn };
}

function locate(file: string): object {
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

/** The same for the same leak after lines have moved; a second one of the same text in a file has a number. */
function createFingerprints(sources: ReadonlyMap<string, string>): (leak: Leak) => string {
  const seen = new Map<string, number>();
  const lines = new Map([...sources].map(([file, text]) => [file, text.split(/\r\n|[\n\r\u2028\u2029]/u)]));
  return ({ rule, kind, file, line }) => {
    const text = lines.get(file)?.[line - 1]?.trim().replaceAll(/\s+/gu, ' ') ?? '';
    const print = createHash('sha256').update([rule, kind, file, text].join('\0')).digest('hex').slice(0, 32);
    const count = (seen.get(print) ?? 0) + 1;
    seen.set(print, count);
    return `${print}:${count}`;
  };
}

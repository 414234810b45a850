/**
 * How a finding's trace gets from a rule to the audit.
 *
 * ESLint hands on nothing of a report but its text, its place and its edits, and may keep them in a cache or send them to another thread. So
 * the audit runs the rules of the plugin with a `report` that appends the trace to the text, behind a character that no message contains, and
 * takes it off again. Users of the plugin never see it: only these copies of the rules do so.
 */
import type { ESLint, Rule } from 'eslint';
import plugin from '../index.js';
import { readMember } from '../util/manifest.js';
import type { PlacedStep, StepKind, Trace } from './model.js';

/** The unit separator of ASCII. */
const SEPARATOR = '\u001F';

export interface Annotation {
  readonly certainty: Trace['certainty'];
  readonly site: Trace['site'];
  readonly steps: readonly PlacedStep[];
  readonly kind: string;
}

/** The plugin whose messages carry their traces. */
export const annotatedPlugin: ESLint.Plugin = {
  meta: { name: 'eslint-plugin-leaks', version: plugin.meta?.version ?? '', namespace: 'leaks' },
  rules: Object.fromEntries(Object.entries(plugin.rules).map(([name, rule]) => [name, annotate(rule)])),
};

function annotate(rule: Rule.RuleModule): Rule.RuleModule {
  const { messages = {} } = rule.meta ?? {};
  return {
    ...rule,
    create: (context) => rule.create(withReport(context, (report) => {
      context.report(annotateReport(report, messages));
    })),
  };
}

function withReport(context: Rule.RuleContext, report: (violation: Rule.ReportDescriptor) => void): Rule.RuleContext {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- ESLint freezes the context, so that only an heir of it can have another report
  return Object.create(context, { report: { value: report } }) as Rule.RuleContext;
}

function annotateReport(report: Rule.ReportDescriptor, messages: Readonly<Record<string, string>>): Rule.ReportDescriptor {
  if (!('messageId' in report)) {
    return report;
  }
  const { messageId: kind, data: words, ...rest } = report;
  const template = messages[kind] ?? '';
  const trace = findTrace(words);
  const steps = trace === undefined ? [] : placeSteps(trace);
  const known = new Set(steps.map(({ line }) => line));
  const annotation: Annotation = {
    certainty: trace?.certainty ?? 'definite',
    site: trace?.site ?? 'call',
    steps: [...steps, ...collectNamedLines(template, words).filter(({ line }) => !known.has(line))],
    kind,
  };
  return { ...rest, message: `${interpolate(template, words)}${SEPARATOR}${JSON.stringify(annotation)}` };
}

/** The text that a reader sees, and what was behind it; `undefined` where a message is not of these rules. */
export function readAnnotation(text: string): { readonly message: string; readonly annotation: Annotation } | undefined {
  const [message, written] = text.split(SEPARATOR, 2);
  if (message === undefined || written === undefined) {
    return undefined;
  }
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by `annotateReport`
  return { message, annotation: JSON.parse(written) as Annotation };
}

function findTrace(words: unknown): Trace | undefined {
  const read = readMember(words, 'trace');
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by `reportFindings`
  return typeof read === 'function' ? (read as () => Trace)() : undefined;
}

function placeSteps({ steps }: Trace): readonly PlacedStep[] {
  return steps.map(({ kind, at: { start, end } }) => ({
    kind,
    line: start.line,
    column: start.column + 1,
    endLine: end.line,
    endColumn: end.column + 1,
  }));
}

const BLANK = /\{\{\s*(?<name>\w+)\s*\}\}/gu;

function interpolate(template: string, words: unknown): string {
  return template.replaceAll(BLANK, (blank, name: string) => {
    const word = readMember(words, name);
    return typeof word === 'string' || typeof word === 'number' ? String(word) : blank;
  });
}

/** The lines that a message names, with what the words around them say of them. */
function collectNamedLines(template: string, words: unknown): readonly PlacedStep[] {
  return [...template.matchAll(BLANK)].flatMap(({ groups, index }) => {
    const name = groups?.['name'] ?? '';
    const line = /line$/iu.test(name) ? readMember(words, name) : undefined;
    const kind = getKindOfLine(name, template.slice(0, index), template.slice(index).replace(BLANK, ''));
    return typeof line === 'number' && line > 0 ? [{ kind, line, column: 1, endLine: line, endColumn: 1 }] : [];
  });
}

function getKindOfLine(name: string, before: string, after: string): StepKind {
  if (name !== 'line') {
    return name === 'releaseLine' ? 'release' : 'sibling';
  }
  if (/^ (?:throws|rejects)/u.test(after)) {
    return 'throws';
  }
  if (/^ (?:leaves|settles)|^,? (?:: )?nothing else/u.test(after) || /left at line $/u.test(before)) {
    return 'exit';
  }
  return /(?:after|by) \{\{culprit\}\} on line $/u.test(before) ? 'teardown' : 'related';
}

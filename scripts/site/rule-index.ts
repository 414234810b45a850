/** The page of all rules: what each reports, where it is on, what it repairs, what types change, and what was measured. */
import plugin from '../../src/index.js';
import { rules } from '../../src/rules/index.js';
import { type LeaksRule } from '../../src/util/create-rule.js';
import { isProven, type Proof, readProofs } from '../../tests/support/proofs.js';
import { type Judged, readJudged } from '../precision/findings.js';
import { escapeHtml } from './highlight.js';

const TYPES = { unused: 'no difference', optional: 'finds more', required: 'needs them' } as const;

export function renderRuleIndex(): string {
  const proofs = [...readProofs('node'), ...readProofs('browser')];
  const judged = readJudged();
  const entries: readonly (readonly [string, LeaksRule])[] = Object.entries(rules);
  const count = (kind: Proof['kind']): number => proofs.filter((proof) => proof.kind === kind && proof.counts !== undefined).length;
  return [
    '<h1>Rules</h1>',
    `<p class="lead">${String(entries.length)} rules. ${String(count('leak'))} runs of their examples show the leak grow, and ${String(count('after'))} runs after an edit that a rule offers show what it leaves:`,
    'each in a process or a page of its own, with a forced collection before each count. Precision is what a reader made of the findings in published packages.</p>',
    '<form id="rule-filter" onsubmit="return false"><input name="word" type="search" placeholder="Filter rules" aria-label="Filter rules" autocomplete="off">',
    ...[['recommended', 'recommended'], ['strict', 'strict'], ['has-fix', 'has a fix'], ['has-suggestions', 'has suggestions']].map(([word = '', label = '']) => `<label><input type="checkbox" name="word" value="${word}"> ${label}</label>`),
    '</form>',
    '<div class="table"><table class="rule-index"><thead><tr><th>Rule</th><th>Presets</th><th>Edits</th><th>Types</th><th title="Examples whose leak was seen to grow when they ran">Leaks run</th><th title="Runs after an edit that a rule offers, in which nothing was left">Edits run</th><th title="Findings in published packages that a reader found true">Precision</th></tr></thead><tbody>',
    ...entries.map(([name, rule]) => renderRow(name, rule, proofs.filter((proof) => proof.rule === name), judged.filter((one) => one.rule === name))),
    '</tbody></table></div>',
    '<p class="soft">Precision: true findings of all that were read, with <code>recommended</code> and without types; unsure ones count as if they were false. Rules that only <code>strict</code> has on were not read there.',
    'Each page has all counts.</p>',
  ].join('\n');
}

/** Presets, edits and types of a rule, in place of what the generator of its page writes with pictures. */
export function renderSummary(name: string): string {
  const rule = Object.entries<LeaksRule>(rules).find(([other]) => other === name)?.[1];
  if (rule === undefined) {
    return '';
  }
  const { docs } = rule.meta;
  const presets = collectPresets(name);
  const chips = [...(presets.length === 0 ? ['all'] : presets), ...collectEdits(rule)].map(renderChip).join(' ');
  const types = docs?.typed === 'optional' ? '<span class="chip">types find more</span>' : docs?.typed === 'required' ? '<span class="chip">needs types</span>' : '';
  return `<p class="lead">${escapeHtml(docs?.description ?? '')}.</p>\n<p>${chips} ${types}</p>\n`;
}

function collectPresets(name: string): readonly string[] {
  return (['recommended', 'strict'] as const).filter((preset) => `leaks/${name}` in (plugin.configs[preset].rules ?? {}));
}

function collectEdits({ meta }: LeaksRule): readonly string[] {
  return [...(meta.fixable === undefined ? [] : ['fix']), ...(meta.hasSuggestions === true ? ['suggestions'] : [])];
}

function renderChip(name: string): string {
  return `<span class="chip ${name}">${name}</span>`;
}

function renderRow(name: string, rule: LeaksRule, proofs: readonly Proof[], judged: readonly Judged[]): string {
  const { meta } = rule;
  const presets = collectPresets(name);
  const edits = collectEdits(rule);
  const words = [name, meta.docs?.description ?? '', ...presets, ...edits.map((edit) => `has-${edit}`)];
  const run = proofs.filter(({ counts }) => counts !== undefined);
  const after = run.filter(({ kind }) => kind === 'after');
  return [
    `<tr data-words="${escapeHtml(words.join(' ').toLowerCase())}"><td><a href="${name}.html"><code>${name}</code></a><small>${escapeHtml(meta.docs?.description ?? '')}</small></td>`,
    `<td>${presets.length === 0 ? '<span class="chip">all</span>' : presets.map(renderChip).join(' ')}</td>`,
    `<td>${edits.length === 0 ? '–' : edits.map(renderChip).join(' ')}</td>`,
    `<td>${TYPES[meta.docs?.typed ?? 'unused']}</td>`,
    `<td class="number">${String(run.filter(({ kind }) => kind === 'leak').length)}</td>`,
    `<td class="number">${after.length === 0 ? '–' : `${String(after.filter((proof) => isProven(proof)).length)} of ${String(after.length)}`}</td>`,
    `<td class="number">${judged.length === 0 ? '–' : `${String(judged.filter(({ opinion }) => opinion === 'true').length)} of ${String(judged.length)}`}</td></tr>`,
  ].join('');
}

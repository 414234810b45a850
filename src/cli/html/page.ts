/** The report as one file that loads nothing. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Audit, Leak } from '../model.js';
import { CERTAINTIES, CERTAINTY_TEXTS, compareTexts, getClassName, SITE_TEXTS, SITES } from '../rank.js';
import { summarize } from '../summary.js';
import { renderCard } from './card.js';
import type { SourceText } from './frame.js';
import { collectTokens, escapeHtml } from './highlight.js';

export function renderPage(audit: Audit): string {
  const { leaks, sources, root, version, preset } = audit;
  const name = escapeHtml(basename(root) || root);
  const texts = new Map([...sources].map(([file, text]) => [file, toSourceText(text)]));
  const cards = leaks.map((leak, index) => renderCard(leak, index + 1, texts.get(leak.file) ?? toSourceText(''), sources.get(leak.file) ?? ''));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${leaks.length} ${leaks.length === 1 ? 'leak' : 'leaks'} in ${name}</title>
<style>${readAsset('report.css')}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<header class="top">
<div><h1>${name}</h1><p class="sub">eslint-plugin-leaks ${version}, ${preset} · ${describeLook(audit)}</p></div>
<div class="tools"><button type="button" id="theme" aria-label="Switch between light and dark" title="Light or dark (t)">◐</button></div>
</header>
${renderOverview(audit)}
<div class="body">
${leaks.length === 0 ? '' : renderFilters(leaks)}
<main id="findings">
${leaks.length === 0 ? '<p class="none"><span aria-hidden="true">✓</span>No leaks found.</p>' : `<p class="shown" role="status" aria-live="polite"></p>\n${cards.join('\n')}\n<p class="nothing" hidden>No finding matches these filters. <button type="button" id="reset">Show all</button></p>`}
</main>
</div>
<script>${readAsset('report.js')}</script>
</body>
</html>`;
}

/** Beside this module, in the sources as in the package. */
function readAsset(name: string): string {
  return readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8');
}

function toSourceText(text: string): SourceText {
  const lines: string[] = [];
  const offsets: number[] = [];
  let start = 0;
  for (const { 0: end, index } of text.matchAll(/\r\n|[\n\r\u2028\u2029]|$/gu)) {
    lines.push(text.slice(start, index));
    offsets.push(start);
    start = index + end.length;
  }
  return { lines, offsets, tokens: collectTokens(text) };
}

function describeLook({ fileCount, typedCount, broken, notes }: Audit): string {
  const parts = [`${fileCount.toLocaleString('en-US')} files, ${typedCount === fileCount ? 'all' : typedCount.toLocaleString('en-US')} with types`];
  const unread = broken.length > 0 ? [`${broken.length} not parsed`] : [];
  return escapeHtml([...parts, ...unread, ...notes].join(' · '));
}

function renderOverview(audit: Audit): string {
  const { counts, total, rows, fixable } = summarize(audit);
  if (total === 0) {
    return '';
  }
  const seen = CERTAINTIES.filter((certainty) => counts[certainty] > 0);
  const most = Math.max(...rows.map((row) => row.total));
  const bar = seen.map((certainty) => `<span class="${certainty}" style="flex-grow:${counts[certainty]}" title="${CERTAINTY_TEXTS[certainty].label}: ${counts[certainty]}"></span>`).join('');
  const legend = seen.map((certainty) => `<li class="${certainty}"><b>${counts[certainty]}</b> ${CERTAINTY_TEXTS[certainty].label}<small>${CERTAINTY_TEXTS[certainty].text}</small></li>`).join('');
  const classes = rows
    .map((row) => {
      const parts = seen.filter((certainty) => row.counts[certainty] > 0).map((certainty) => `<span class="${certainty}" style="flex-grow:${row.counts[certainty]}"></span>`);
      return `<tr><th scope="row">${getClassName(row.rule)}</th><td class="bar"><span class="bars" style="width:${Math.round((row.total / most) * 100)}%">${parts.join('')}</span></td><td class="total">${row.total}</td></tr>`;
    })
    .join('');
  return `<section class="overview" aria-label="Summary">
<div class="sum"><p class="big"><b>${total}</b> ${total === 1 ? 'leak' : 'leaks'}</p>${fixable > 0 ? `<p class="fixable">${fixable} with a safe fix: <code>npx eslint-plugin-leaks --fix</code></p>` : ''}<div class="stack" aria-hidden="true">${bar}</div><ul class="legend">${legend}</ul></div>
<table class="classes"><caption class="hidden">Findings by class</caption><tbody>${classes}</tbody></table>
</section>`;
}

function renderFilters(leaks: readonly Leak[]): string {
  const rules = [...new Set(leaks.map(({ rule }) => rule))].toSorted(compareTexts);
  const box = (group: string, value: string, label: string, count: number): string =>
    `<label class="${group === 'certainty' ? value : ''}"><input type="checkbox" name="${group}" value="${value}" checked><span>${label}</span><small>${count}</small></label>`;
  const certainties = CERTAINTIES.map((value) => ({ value, label: CERTAINTY_TEXTS[value].label, count: leaks.filter(({ certainty }) => certainty === value).length }));
  const sites = SITES.map((value) => ({ value, label: SITE_TEXTS[value], count: leaks.filter(({ site }) => site === value).length }));
  const group = (name: string, title: string, rows: readonly { readonly value: string; readonly label: string; readonly count: number }[]): string =>
    `<fieldset><legend>${title}</legend>${rows.filter(({ count }) => count > 0).map(({ value, label, count }) => box(name, value, label, count)).join('')}</fieldset>`;
  return `<form class="filters" role="search" aria-label="Filters">
<label class="find"><span class="hidden">Search</span><input type="search" id="search" placeholder="Search  ( / )" autocomplete="off" spellcheck="false"></label>
<label class="folders"><span>Folder</span><select id="folder"><option value="">all folders</option>${renderFolders(leaks)}</select></label>
${group('certainty', 'When it leaks', certainties)}
${group('site', 'How fast it grows', sites)}
${group('rule', 'What leaks', rules.map((value) => ({ value, label: getClassName(value), count: leaks.filter(({ rule }) => rule === value).length })))}
<label class="only"><input type="checkbox" id="fixable"><span>only with a fix or a suggestion</span></label>
<p class="keys"><kbd>j</kbd> <kbd>k</kbd> next, previous<br><kbd>/</kbd> search · <kbd>t</kbd> light or dark</p>
</form>`;
}

function renderFolders(leaks: readonly Leak[]): string {
  const counts = new Map<string, number>();
  for (const { file } of leaks) {
    const names = file.split('/').slice(0, -1);
    for (const index of names.keys()) {
      const folder = `${names.slice(0, index + 1).join('/')}/`;
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
  }
  return [...counts]
    .toSorted(([left], [right]) => compareTexts(left, right))
    .map(([folder, count]) => `<option value="${escapeHtml(folder)}">${escapeHtml(folder)} (${count})</option>`)
    .join('');
}

/** Builds the site: one HTML file a page, one stylesheet, and scripts that load nothing from elsewhere. It opens from the disk. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../source-files.js';
import { type SearchEntry } from './browser/rank.js';
import { bundleScripts } from './bundle.js';
import { escapeHtml } from './highlight.js';
import { type Body, renderLayout } from './layout.js';
import { type Rendered, renderPage } from './markdown.js';
import { collectPages, type Page } from './pages.js';
import { renderRuleIndex } from './rule-index.js';

const PLAYGROUND: Page = { path: 'playground.html', title: 'Playground', group: 'Start', text: '' };
const RULES: Page = { path: 'rules/index.html', title: 'Rules', group: 'Start', text: '' };

/** What the overview shows above the README. */
const HERO = `<div class="hero"><p class="claim">Find what is acquired again and again and never released.</p>
<p><a class="button primary" href="playground.html">Open the playground</a> <a class="button" href="rules/index.html">See the rules</a> <a class="button" href="#install">Install</a></p></div>`;

/** @param folder What is in it is deleted. */
export async function buildSite(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const sources = collectPages();
  const rendered = new Map(sources.map((page) => [page, renderPage(page)]));
  const pages = [...sources.slice(0, 1), PLAYGROUND, RULES, ...sources.slice(1)];
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [page, { html, headings, copies }] of rendered) {
    write(page.path, renderLayout(page, pages, { html: page.path === 'index.html' ? addHero(html) : html, headings }));
    for (const file of copies) {
      cpSync(fileURLToPath(new URL(file, root)), join(folder, file.replace(/^docs\//, '')));
    }
  }
  write(RULES.path, renderLayout(RULES, pages, { html: renderRuleIndex(), headings: [] }));
  write(PLAYGROUND.path, renderLayout(PLAYGROUND, pages, renderPlayground(rendered)));
  write('assets/search.js', `window.searchEntries=${JSON.stringify(collectEntries(rendered))};\n`);
  cpSync(fileURLToPath(new URL('assets/site.css', import.meta.url)), join(folder, 'assets/site.css'));
  await bundleScripts(join(folder, 'assets'));
}

function addHero(html: string): string {
  return html.replace('</h1>', `</h1>${HERO}`);
}

function renderPlayground(rendered: ReadonlyMap<Page, Rendered>): Body {
  const leaks = [...rendered].flatMap(([{ title }, { firstLeak }]) => (firstLeak === undefined ? [] : [{ title, firstLeak }]));
  const html = `<h1 class="hidden">Playground</h1>
<div class="tools">
<label>Preset <select id="preset"><optgroup label="Presets"><option>recommended</option><option>strict</option><option>all</option></optgroup></select></label>
<label>Language <select id="file"><option value=".ts">TypeScript</option><option value=".tsx">TypeScript, JSX</option><option value=".js">JavaScript</option><option value=".jsx">JavaScript, JSX</option></select></label>
<label>Example <select id="examples" data-first="${leaks[0]?.firstLeak ?? ''}"><option value="">Choose…</option>${leaks.map(({ title, firstLeak }) => `<option value="${firstLeak}">${escapeHtml(title === 'Overview' ? 'README' : title)}</option>`).join('')}</select></label>
<span class="grow"></span><output id="status" aria-live="polite">Loading the rules…</output>
<button id="fix" type="button" disabled>Apply all fixes</button><button id="share" type="button">Share</button>
</div>
<div class="playground"><div id="editor"></div><section aria-label="Findings"><ol id="findings"></ol></section></div>
<noscript><p>The playground runs ESLint in this page, and needs JavaScript for it.</p></noscript>`;
  return { html, headings: [], scripts: ['assets/playground.js'], kind: 'wide' };
}

function collectEntries(rendered: ReadonlyMap<Page, Rendered>): readonly SearchEntry[] {
  const made = [PLAYGROUND, RULES].map(({ title, path }): SearchEntry => ({ title, page: '', path, depth: 0 }));
  const found = [...rendered].flatMap(([{ title, path, group, text }, { headings }]): readonly SearchEntry[] => [
    { title, page: group === 'Rules' ? getDescription(text) : group, path, depth: group === 'Rules' ? 1 : 0 },
    ...headings.filter(({ depth }) => depth > 1).map(({ text: heading, anchor }) => ({ title: heading, page: title, path: `${path}#${anchor}`, depth: 2 })),
  ]);
  return [...made, ...found];
}

/** What a rule's page says in its first line. */
function getDescription(text: string): string {
  return /^📝 (?<description>.+)$/mu.exec(text)?.groups?.['description'] ?? '';
}

/** The frame of each page: the bar on top, the pages beside it, the headings of the page. */
import { escapeHtml } from './highlight.js';
import { type Heading } from './markdown.js';
import { groupNames, type Page, toRelative } from './pages.js';

export interface Body {
  readonly html: string;
  readonly headings: readonly Heading[];
  /** More for the head, and a class of the body. */
  readonly scripts?: readonly string[];
  readonly kind?: string;
}

/** Before anything is drawn, so that a page does not flash. */
const THEME = "try{var t=localStorage.getItem('theme');if(t)document.documentElement.dataset.theme=t}catch(e){}";

const ICON = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Cpath fill='%233b5bdb' d='M16 2c5 7 10 11 10 18a10 10 0 0 1-20 0C6 13 11 9 16 2z'/%3E%3C/svg%3E";

export function renderLayout(page: Page, pages: readonly Page[], body: Body): string {
  const to = (path: string): string => toRelative(page.path, path);
  const root = '../'.repeat(page.path.split('/').length - 1);
  const scripts = ['assets/search.js', 'assets/site.js', ...(body.scripts ?? [])];
  return `<!doctype html>
<html lang="en" data-root="${root}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.path === 'index.html' ? 'eslint-plugin-leaks' : `${page.title} · eslint-plugin-leaks`)}</title>
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="${to('assets/site.css')}">
<script>${THEME}</script>
${scripts.map((script) => `<script defer src="${to(script)}"></script>`).join('\n')}
</head>
<body${body.kind === undefined ? '' : ` class="${body.kind}"`}>
<a class="skip" href="#content">To the content</a>
<header class="bar">
<button id="menu" type="button" aria-label="Pages">☰</button>
<a class="brand" href="${to('index.html')}"><svg viewBox="0 0 32 32" aria-hidden="true"><path d="M16 2c5 7 10 11 10 18a10 10 0 0 1-20 0C6 13 11 9 16 2z"/></svg>eslint-plugin-leaks</a>
<nav aria-label="Main"><a href="${to('rules/index.html')}">Rules</a><a href="${to('playground.html')}">Playground</a></nav>
<div class="search"><input id="search" type="search" placeholder="Search  /" aria-label="Search titles and rules" autocomplete="off"><div id="results" hidden></div></div>
<button id="theme" type="button" aria-label="Light or dark" title="Light or dark">◐</button>
</header>
<div class="frame">
<nav class="pages" aria-label="Pages">${renderNavigation(page, pages)}</nav>
<main id="content">
${body.html}
</main>
${renderContents(body.headings)}
</div>
</body>
</html>
`;
}

function renderNavigation(page: Page, pages: readonly Page[]): string {
  return groupNames
    .map((group) => {
      const links = pages.filter((other) => other.group === group).map((other) => {
        const current = other.path === page.path ? ' aria-current="page"' : '';
        return `<li><a href="${toRelative(page.path, other.path)}"${current}>${escapeHtml(other.title)}</a></li>`;
      });
      return links.length === 0 ? '' : `<h2>${group}</h2><ul>${links.join('')}</ul>`;
    })
    .join('');
}

function renderContents(headings: readonly Heading[]): string {
  const shown = headings.filter(({ depth }) => depth === 2 || depth === 3);
  return shown.length < 2
    ? '<aside class="contents"></aside>'
    : `<aside class="contents"><h2>On this page</h2><ul>${shown.map(({ depth, text, anchor }) => `<li class="depth-${String(depth)}"><a href="#${anchor}">${escapeHtml(text)}</a></li>`).join('')}</ul></aside>`;
}

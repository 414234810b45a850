/** Makes HTML of a page: anchors as on GitHub, links between pages, coloured code, what the rules say under each leak. */
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { Marked, type Tokens } from 'marked';
import { type Block, collectBlocks } from '../../tests/support/collect-blocks.js';
import { toAnchor } from '../render-proofs.js';
import { root } from '../source-files.js';
import { type Example, judgeExample, removeMarks } from './examples.js';
import { escapeHtml, highlightLines, renderMessage, unescapeHtml } from './highlight.js';
import { type Page, toPath, toRelative } from './pages.js';
import { renderSummary } from './rule-index.js';
import { toHash } from './shared-code.js';

export interface Heading {
  readonly depth: number;
  readonly text: string;
  readonly anchor: string;
}

export interface Rendered {
  readonly html: string;
  readonly headings: readonly Heading[];
  /** Its first leak that the playground reports, as a hash. */
  readonly firstLeak: string | undefined;
  /** Files of the repository that the page links to and that the site has a copy of. */
  readonly copies: readonly string[];
}

const REPOSITORY = 'https://github.com/eslint-plugin-leaks/eslint-plugin-leaks';

/** What the site has a copy of; other files are shown in the repository. */
const COPIED = /^docs\/.*\.(?:json|png)$/;

/** What the generator of rule pages writes between the title and the text. */
const HEADER = /\n\n📝[^]*<!-- end auto-generated rule header -->\n/u;

export function renderPage(page: Page): Rendered {
  const headings: Heading[] = [];
  const copies: string[] = [];
  const hashes: string[] = [];
  const rule = page.group === 'Rules' ? posix.basename(page.path, '.html') : undefined;
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }: Tokens.Heading) {
        const text = unescapeHtml(this.parser.parseInline(tokens, this.parser.textRenderer));
        const base = toAnchor(text);
        const same = headings.filter(({ text: other }) => toAnchor(other) === base).length;
        const anchor = same === 0 ? base : `${base}-${String(same)}`;
        headings.push({ depth, text, anchor });
        const html = this.parser.parseInline(tokens);
        return `<h${String(depth)} id="${anchor}">${html}${depth === 1 ? '' : ` <a class="anchor" href="#${anchor}" aria-label="Link to ${escapeHtml(text)}">#</a>`}</h${String(depth)}>\n`;
      },
      code(token: Tokens.Code) {
        const [block] = collectBlocks(`${token.raw.trim()}\n`);
        if (block === undefined) {
          return `<pre><code>${escapeHtml(token.text)}</code></pre>\n`;
        }
        const example = judgeExample(block, rule);
        const hash = example.shared === undefined ? undefined : toHash(example.shared);
        hashes.push(...(hash === undefined ? [] : [hash]));
        return renderCode(block, example, hash === undefined ? undefined : `${toRelative(page.path, 'playground.html')}#${hash}`);
      },
      link({ href, tokens }: Tokens.Link) {
        const target = resolveLink(href, page);
        copies.push(...(target.copy === undefined ? [] : [target.copy]));
        return `<a href="${escapeHtml(target.href)}">${this.parser.parseInline(tokens)}</a>`;
      },
      image({ href, text }: Tokens.Image) {
        const target = resolveLink(href, page);
        copies.push(...(target.copy === undefined ? [] : [target.copy]));
        return `<img src="${escapeHtml(target.href)}" alt="${escapeHtml(text)}">`;
      },
      table(token: Tokens.Table) {
        const row = (cells: readonly Tokens.TableCell[], name: string): string => `<tr>${cells.map((cell) => `<${name}>${this.parser.parseInline(cell.tokens)}</${name}>`).join('')}</tr>`;
        return `<div class="table"><table><thead>${row(token.header, 'th')}</thead><tbody>${token.rows.map((cells) => row(cells, 'td')).join('\n')}</tbody></table></div>\n`;
      },
    },
  });
  const text = rule === undefined ? page.text : page.text.replace(HEADER, () => `\n\n${renderSummary(rule)}\n`);
  const html = marked.parse(text, { async: false });
  return { html, headings, firstLeak: hashes[0], copies };
}

interface Target {
  readonly href: string;
  readonly copy?: string;
}

/** @throws Where the file is not there. */
function resolveLink(href: string, { source = '', path }: Page): Target {
  if (/^(?:[a-z]+:|#)/i.test(href)) {
    return { href };
  }
  const [file = '', anchor] = href.split('#');
  const target = posix.join(posix.dirname(source), file);
  if (!existsSync(new URL(target, root))) {
    throw new Error(`${source} links to ${href}, which is not there.`);
  }
  const hash = anchor === undefined ? '' : `#${anchor}`;
  if (target === 'README.md' || target === 'CONTRIBUTING.md' || /^docs\/.*\.md$/.test(target)) {
    return { href: toRelative(path, toPath(target)) + hash };
  }
  if (COPIED.test(target)) {
    return { href: toRelative(path, target.replace(/^docs\//, '')), copy: target };
  }
  return { href: `${REPOSITORY}/blob/main/${target}${hash}` };
}

function renderCode(block: Block, { reports }: Example, link: string | undefined): string {
  const { language, words, marks } = block;
  const kind = words.includes('leak') ? 'leak' : words.includes('clean') ? 'clean' : undefined;
  const marked = new Set(marks.map(({ line }) => line));
  const lines = highlightLines(removeMarks(block.code), language).map((line, index) => (marked.has(index + 1) ? `<mark>${line || ' '}</mark>` : line));
  const label = kind === undefined ? escapeHtml(language) : `<b class="${kind}">${kind === 'leak' ? 'Leaks' : 'Clean'}</b>`;
  const notes = [
    ...(words.includes('typed') ? ['with types'] : []),
    ...(block.options.length > 0 ? [`<code>${escapeHtml(block.options.map((option) => JSON.stringify(option)).join(', '))}</code>`] : []),
  ];
  const open = link === undefined ? '' : `<a class="play" href="${link}">Open in the playground</a>`;
  const messages = reports.map(({ line, rule, message }) => `<li><span>Line ${String(line)}</span> ${renderMessage(message)} <code class="rule">${escapeHtml(rule)}</code></li>`);
  return [
    `<figure class="code${kind === undefined ? '' : ` ${kind}`}">`,
    `<figcaption><span>${[label, ...notes].join(' ')}</span>${open}</figcaption>`,
    `<pre tabindex="0"><code>${lines.join('\n')}\n</code></pre>`,
    messages.length === 0 ? '' : `<ul class="reports">${messages.join('')}</ul>`,
    '</figure>\n',
  ].join('');
}

/** One finding as a part of the page. */
import { diffLines } from '../diff.js';
import type { Edit, Leak } from '../model.js';
import { CERTAINTY_TEXTS, getClassName, SITE_TEXTS } from '../rank.js';
import { renderFrame, type SourceText } from './frame.js';
import { escapeHtml } from './highlight.js';

export function renderCard(leak: Leak, position: number, source: SourceText, text: string): string {
  const { rule, file, line, column, certainty, site, message, edits } = leak;
  const { label, text: meaning } = CERTAINTY_TEXTS[certainty];
  const at = file.lastIndexOf('/') + 1;
  return `<article class="card ${certainty}" id="leak-${position}" tabindex="-1" data-rule="${rule}" data-certainty="${certainty}" data-site="${site}" data-file="${escapeHtml(file)}" aria-labelledby="message-${position}">
<header>
<p class="where"><span class="folder">${escapeHtml(file.slice(0, at))}</span><b>${escapeHtml(file.slice(at))}</b><span class="line">:${line}:${column}</span></p>
<p class="chips"><span class="chip certainty" title="${meaning}">${label}</span><span class="chip">${SITE_TEXTS[site]}</span><span class="chip rule" title="leaks/${rule}">${getClassName(rule)}</span>${edits.some(({ isSafe }) => isSafe) ? '<span class="chip fix" title="--fix writes it">fix</span>' : ''}</p>
<h2 id="message-${position}"><a href="#leak-${position}" class="position" aria-label="Link to finding ${position}">${position}</a>${renderMessage(message)}</h2>
</header>
${renderFrame(leak, source)}
${edits.map((edit) => renderEdit(edit, text)).join('\n')}
</article>`;
}

/** Backticks become code; the sentence that says what to do stands out. */
function renderMessage(message: string): string {
  return escapeHtml(message).replaceAll(/`(?<code>[^`]+)`/gu, '<code>$<code></code>');
}

function renderEdit({ title, isSafe, start, end, text }: Edit, source: string): string {
  const rows = diffLines(source, source.slice(0, start) + text + source.slice(end));
  if (rows.length === 0) {
    return '';
  }
  const signs = { same: ' ', removed: '−', added: '+', gap: '⋮' };
  const lines = rows.map((row) => `<li class="${row.kind}"><span class="sign">${signs[row.kind]}</span><code>${escapeHtml(row.text) || ' '}</code></li>`);
  return `<details class="edit"${isSafe ? ' open' : ''}><summary>${isSafe ? '<span class="chip fix">--fix</span> What the fix writes' : `<span class="chip">suggestion</span> ${renderMessage(title)}`}</summary><ol class="diff" tabindex="0" aria-label="Difference">${lines.join('')}</ol></details>`;
}

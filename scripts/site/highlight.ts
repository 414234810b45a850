/** Colours code: lines of HTML, each closed in itself, so that one line can be marked. */
import highlighter from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import diff from 'highlight.js/lib/languages/diff';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';

/** Each language with the names that pages give it. */
const LANGUAGES = [
  { names: ['bash', 'sh', 'shell'], language: bash },
  { names: ['diff'], language: diff },
  { names: ['js', 'javascript', 'jsx', 'mjs'], language: javascript },
  { names: ['json', 'jsonc'], language: json },
  { names: ['ts', 'typescript', 'tsx'], language: typescript },
  { names: ['xml', 'html', 'vue', 'svelte'], language: xml },
  { names: ['yaml', 'yml'], language: yaml },
] as const;

for (const { names, language } of LANGUAGES) {
  for (const name of names) {
    highlighter.registerLanguage(name, language);
  }
}

const TAG = /<span[^>]*>|<\/span>|\n/g;

export function highlightLines(code: string, language: string): readonly string[] {
  const text = code.replace(/\n$/, '');
  const html = highlighter.getLanguage(language) === undefined ? escapeHtml(text) : highlighter.highlight(text, { language }).value;
  const open: string[] = [];
  const whole = html.replaceAll(TAG, (tag) => {
    if (tag === '\n') {
      return '</span>'.repeat(open.length) + '\n' + open.join('');
    }
    if (tag === '</span>') {
      open.pop();
    } else {
      open.push(tag);
    }
    return tag;
  });
  return whole.split('\n');
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export function unescapeHtml(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

/** Words of a message, with what stands in backticks as code. */
export function renderMessage(message: string): string {
  return message.split('`').map((part, index) => (index % 2 === 1 ? `<code>${escapeHtml(part)}</code>` : escapeHtml(part))).join('');
}

/** What each page of the site does: the theme, the search, the buttons that copy code, the filter of the rule index, the menu on a small screen. */
import { createElement } from './elements.js';
import { rank, type SearchEntry } from './rank.js';

declare global {
  interface Window {
    /** Set by `assets/search.js`, which loads before this. */
    searchEntries?: readonly SearchEntry[];
  }
}

const { root = '' } = document.documentElement.dataset;

addTheme();
addMenu();
addSearch();
addCopyButtons();
addRuleFilter();

function addTheme(): void {
  const button = document.querySelector('#theme');
  button?.addEventListener('click', () => {
    const { dataset } = document.documentElement;
    const isDark = dataset['theme'] === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : dataset['theme'] === 'dark';
    const theme = isDark ? 'light' : 'dark';
    dataset['theme'] = theme;
    localStorage.setItem('theme', theme);
  });
}

function addMenu(): void {
  document.querySelector('#menu')?.addEventListener('click', () => { document.body.classList.toggle('menu-open'); });
}

function addSearch(): void {
  const input = document.querySelector<HTMLInputElement>('#search');
  const results = document.querySelector<HTMLElement>('#results');
  if (input === null || results === null) {
    return;
  }
  const links = (): HTMLAnchorElement[] => [...results.querySelectorAll('a')];
  input.addEventListener('input', () => {
    const found = rank(window.searchEntries ?? [], input.value);
    results.replaceChildren(...found.map(renderResult));
    results.hidden = input.value.trim() === '';
    if (found.length === 0) {
      results.replaceChildren(createElement('p', { className: 'nothing', textContent: 'No page, heading or rule of this name.' }));
    }
    mark(links(), 0);
  });
  input.addEventListener('keydown', (event) => { moveInResults(event, input, links()); });
  input.addEventListener('blur', () => { setTimeout(() => { results.hidden = true; }, 200); });
  input.addEventListener('focus', () => { results.hidden = input.value.trim() === ''; });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLElement && (event.target.isContentEditable || event.target.matches('input, select, textarea'));
    if (!isTyping && (event.key === '/' || (event.key === 'k' && (event.metaKey || event.ctrlKey)))) {
      event.preventDefault();
      input.focus();
    }
  });
}

function moveInResults(event: KeyboardEvent, input: HTMLInputElement, links: readonly HTMLAnchorElement[]): void {
  const current = links.findIndex((link) => link.classList.contains('current'));
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      event.preventDefault();
      mark(links, (current + (event.key === 'ArrowDown' ? 1 : -1) + links.length) % Math.max(links.length, 1));
      break;
    case 'Enter':
      links[current]?.click();
      break;
    case 'Escape':
      input.value = '';
      input.blur();
      break;
    default:
  }
}

function mark(links: readonly HTMLAnchorElement[], position: number): void {
  for (const [index, link] of links.entries()) {
    link.classList.toggle('current', index === position);
  }
  links[position]?.scrollIntoView({ block: 'nearest' });
}

function renderResult({ title, page, path }: SearchEntry): HTMLElement {
  return createElement('a', { href: root + path }, [
    createElement('b', { textContent: title }),
    createElement('small', { textContent: page }),
  ]);
}

function addCopyButtons(): void {
  for (const block of document.querySelectorAll<HTMLElement>('figure.code')) {
    const button = createElement('button', { type: 'button', className: 'copy', textContent: 'Copy' });
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(block.querySelector('code')?.textContent ?? '').then(() => {
        button.textContent = 'Copied';
        setTimeout(() => { button.textContent = 'Copy'; }, 1_500);
      });
    });
    block.querySelector('figcaption')?.append(button);
  }
}

function addRuleFilter(): void {
  const filter = document.querySelector<HTMLElement>('#rule-filter');
  const rows = [...document.querySelectorAll<HTMLElement>('[data-words]')];
  filter?.addEventListener('input', () => {
    const words = new FormData(filter instanceof HTMLFormElement ? filter : undefined).getAll('word').flatMap((word) => (typeof word === 'string' ? [word.toLowerCase()] : []));
    for (const row of rows) {
      row.hidden = !words.every((word) => (row.dataset['words'] ?? '').includes(word));
    }
  });
}

// @ts-check
(() => {
  const root = document.documentElement;
  const cards = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.card')]);
  const search = /** @type {HTMLInputElement | null} */ (document.querySelector('#search'));
  const folder = /** @type {HTMLSelectElement | null} */ (document.querySelector('#folder'));
  const fixable = /** @type {HTMLInputElement | null} */ (document.querySelector('#fixable'));
  const shown = document.querySelector('.shown');
  const nothing = document.querySelector('.nothing');
  /** @type {Map<HTMLElement, string>} */
  const texts = new Map();

  /** @param {HTMLElement} card */
  function getText(card) {
    let text = texts.get(card);
    if (text === undefined) {
      text = `${card.dataset.file} ${card.dataset.rule} ${card.textContent}`.toLowerCase();
      texts.set(card, text);
    }
    return text;
  }

  /** @param {string} name */
  function collectChecked(name) {
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(`input[name="${name}"]:checked`));
    return new Set([...boxes].map(({ value }) => value));
  }

  function filter() {
    const groups = ['certainty', 'site', 'rule'].map((name) => ({ name, values: collectChecked(name) }));
    const words = (search?.value ?? '').toLowerCase().split(/\s+/u).filter(Boolean);
    const base = folder?.value ?? '';
    let count = 0;
    for (const card of cards) {
      const isShown =
        groups.every(({ name, values }) => values.has(card.dataset[name] ?? '')) &&
        (card.dataset.file ?? '').startsWith(base) &&
        (fixable?.checked !== true || card.querySelector('.edit') !== null) &&
        words.every((word) => getText(card).includes(word));
      card.hidden = !isShown;
      count += isShown ? 1 : 0;
    }
    if (shown !== null) {
      shown.textContent = count === cards.length ? `${count} shown, the worst first` : `${count} of ${cards.length} shown`;
    }
    nothing?.toggleAttribute('hidden', count > 0 || cards.length === 0);
  }

  function isDark() {
    return root.dataset.theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : root.dataset.theme === 'dark';
  }

  function switchTheme() {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    try {
      localStorage.setItem('leaks-theme', root.dataset.theme);
    } catch {
      // A file of its own may have no storage.
    }
  }

  /** @param {number} step */
  function move(step) {
    const visible = cards.filter(({ hidden }) => !hidden);
    const at = visible.findIndex((card) => card.contains(document.activeElement));
    const next = visible[Math.min(visible.length - 1, Math.max(0, at === -1 ? 0 : at + step))];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'start' });
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const isTyping = target.matches('input[type="search"], select');
    if (event.key === 'Escape' && isTyping) {
      target.blur();
    }
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === 'j' || event.key === 'k') {
      move(event.key === 'j' ? 1 : -1);
    } else if (event.key === '/') {
      event.preventDefault();
      search?.focus();
    } else if (event.key === 't') {
      switchTheme();
    }
  }

  function reset() {
    document.querySelector('form')?.reset();
    filter();
  }

  try {
    const theme = localStorage.getItem('leaks-theme');
    if (theme === 'dark' || theme === 'light') {
      root.dataset.theme = theme;
    }
  } catch {
    // As above.
  }
  document.querySelector('form')?.addEventListener('input', filter);
  document.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
  document.querySelector('#theme')?.addEventListener('click', switchTheme);
  document.querySelector('#reset')?.addEventListener('click', reset);
  document.addEventListener('keydown', press);
  filter();
})();

/** The playground: an editor, the findings of the rules as you type, and their fixes and suggestions. What it shows stands in the hash of its address. */
import { javascript } from '@codemirror/lang-javascript';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState } from '@codemirror/state';
import { classHighlighter } from '@lezer/highlight';
import { basicSetup, EditorView } from 'codemirror';
import { fromHash, toHash } from '../shared-code.js';
import { createElement, getElement } from './elements.js';
import { fixAll, lint, type Message, ruleNames } from './lint.js';
import { renderFindings } from './findings.js';

/** How long nobody types before the rules run, in milliseconds. */
const PAUSE = 120;

/** How long nothing changes before the address does; browsers refuse changes that follow fast, and some throw. */
const ADDRESS_PAUSE = 400;

const presets = getElement('preset', HTMLSelectElement);
const files = getElement('file', HTMLSelectElement);
const examples = getElement('examples', HTMLSelectElement);
const share = getElement('share', HTMLButtonElement);
const fix = getElement('fix', HTMLButtonElement);
const status = getElement('status', HTMLElement);
const list = getElement('findings', HTMLElement);

const language = new Compartment();
let options: readonly unknown[] | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let addressTimer: ReturnType<typeof setTimeout> | undefined;

const view = new EditorView({
  parent: getElement('editor', HTMLElement),
  state: EditorState.create({
    extensions: [
      basicSetup,
      language.of(javascript({ typescript: true, jsx: true })),
      syntaxHighlighting(classHighlighter),
      lintGutter(),
      EditorView.contentAttributes.of({ 'aria-label': 'Code' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          clearTimeout(timer);
          timer = setTimeout(run, PAUSE);
        }
      }),
    ],
  }),
});

addRules();
read();
for (const choice of [presets, files]) {
  choice.addEventListener('change', () => {
    options = undefined;
    run();
  });
}
examples.addEventListener('change', () => {
  location.hash = examples.value;
  examples.selectedIndex = 0;
});
share.addEventListener('click', () => { void copyAddress(); });
fix.addEventListener('click', () => { replaceAll(fixAll(getShared())); });
window.addEventListener('hashchange', () => {
  if (location.hash.slice(1) !== toHash(getShared())) {
    read();
  }
});

/** Shows what the hash says, or the first example. */
function read(): void {
  const shared = fromHash(location.hash) ?? fromHash(examples.dataset['first'] ?? '');
  if (shared !== undefined) {
    presets.value = shared.preset;
    files.value = shared.file.slice(shared.file.lastIndexOf('.'));
    options = shared.options;
    replaceAll(shared.code);
  }
  run();
}

function run(): void {
  clearTimeout(timer);
  const shared = getShared();
  view.dispatch({ effects: language.reconfigure(javascript({ typescript: /tsx?$/.test(shared.file), jsx: /x$/.test(shared.file) })) });
  const started = performance.now();
  const messages = lint(shared);
  const milliseconds = performance.now() - started;
  clearTimeout(addressTimer);
  addressTimer = setTimeout(writeAddress, ADDRESS_PAUSE);
  view.dispatch(setDiagnostics(view.state, messages.map(toDiagnostic)));
  renderFindings(list, messages, { apply, show });
  fix.disabled = !messages.some((message) => message.fix !== undefined);
  const found = messages.length === 0 ? 'Nothing found' : `${String(messages.length)} ${messages.length === 1 ? 'finding' : 'findings'}`;
  status.textContent = `${found} in ${milliseconds.toFixed(0)} ms`;
  document.body.dataset['linted'] = String(messages.length);
}

function writeAddress(): void {
  const hash = `#${toHash(getShared())}`;
  if (location.hash !== hash) {
    history.replaceState(undefined, '', hash);
  }
}

function getShared(): Parameters<typeof lint>[0] {
  const shared = { code: view.state.doc.toString(), file: `file${files.value}`, preset: presets.value };
  return options === undefined ? shared : { ...shared, options };
}

function toDiagnostic(message: Message): Diagnostic {
  const from = toOffset(message.line, message.column);
  const to = message.endLine === undefined ? from : toOffset(message.endLine, message.endColumn ?? 1);
  return {
    from,
    to: Math.max(from, to),
    severity: 'error',
    source: message.ruleId ?? 'syntax',
    message: message.message,
  };
}

/** Lines and columns from 1; the end of the text where there is no such line. */
function toOffset(line: number, column: number): number {
  const { doc } = view.state;
  if (line > doc.lines) {
    return doc.length;
  }
  const start = doc.line(Math.max(line, 1));
  return Math.min(start.from + Math.max(column, 1) - 1, start.to);
}

function apply(edit: { readonly text: string; readonly range: readonly [number, number] }): void {
  view.dispatch({ changes: { from: edit.range[0], to: edit.range[1], insert: edit.text } });
  run();
}

function show(line: number, column: number): void {
  const anchor = toOffset(line, column);
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
  view.focus();
}

function replaceAll(code: string): void {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: code } });
  run();
}

async function copyAddress(): Promise<void> {
  writeAddress();
  try {
    await navigator.clipboard.writeText(location.href);
    share.textContent = 'Address copied';
  } catch {
    // Without the right to write there, the address is in the bar above.
    share.textContent = 'Copy the address above';
  }
  setTimeout(() => { share.textContent = 'Share'; }, 2_000);
}

function addRules(): void {
  const group = createElement('optgroup', { label: 'One rule alone' });
  group.append(...ruleNames.map((name) => createElement('option', { value: name, textContent: name })));
  presets.append(group);
}

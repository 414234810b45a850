/** The list beside the editor: each finding with its message, its place and the edits that it offers. */
import { createElement } from './elements.js';
import { type Edit, type Message } from './lint.js';

interface Actions {
  readonly apply: (edit: Edit) => void;
  readonly show: (line: number, column: number) => void;
}

export function renderFindings(list: HTMLElement, messages: readonly Message[], actions: Actions): void {
  list.replaceChildren(...(messages.length === 0 ? [renderNothing()] : messages.map((message) => renderFinding(message, actions))));
}

function renderNothing(): HTMLElement {
  return createElement('li', { className: 'nothing' }, [
    createElement('b', { textContent: 'Nothing leaks here, as far as the rules can tell.' }),
    createElement('p', { textContent: 'They see this one file, without types. With types they also follow names into other files.' }),
  ]);
}

function renderFinding(message: Message, { apply, show }: Actions): HTMLElement {
  const { ruleId, line, column } = message;
  const place = createElement('button', { type: 'button', className: 'place', textContent: `${String(line)}:${String(column)}` });
  place.addEventListener('click', () => { show(line, column); });
  const edits = [
    ...(message.fix === undefined ? [] : [{ label: 'Fix', edit: message.fix, className: 'fix' }]),
    ...(message.suggestions ?? []).map(({ desc, fix }) => ({ label: desc, edit: fix, className: 'suggestion' })),
  ];
  return createElement('li', { className: ruleId === null ? 'finding syntax' : 'finding' }, [
    createElement('div', { className: 'finding-top' }, [renderRule(ruleId), place]),
    createElement('p', { className: 'message' }, renderMessage(message.message)),
    createElement('div', { className: 'edits' }, edits.map(({ label, edit, className }) => {
      const button = createElement('button', { type: 'button', className }, renderMessage(label));
      button.addEventListener('click', () => { apply(edit); });
      return button;
    })),
  ]);
}

function renderRule(ruleId: string | null): HTMLElement {
  if (ruleId === null) {
    return createElement('span', { className: 'rule', textContent: 'Syntax' });
  }
  const name = ruleId.replace(/^leaks\//, '');
  return createElement('a', { className: 'rule', href: `rules/${name}.html`, textContent: name });
}

/** Code in backticks becomes code. */
function renderMessage(text: string): (Node | string)[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? createElement('code', { textContent: part }) : part));
}

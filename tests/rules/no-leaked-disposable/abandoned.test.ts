import rule from '../../../src/rules/no-leaked-disposable.js';
import { typed, untyped } from '../../support/rule-testers.js';

const options = [{ includeLikely: true }] as const;
const likely = (code: string): { readonly code: string; readonly options: typeof options } => ({ code, options });

/** A class of the same file, whose end does something. */
const FIELD = 'class Field { constructor(bus) { this.bus = bus; } render(props) { return props.label; } dispose() { this.bus.forget(this); } }\n';

untyped.run('no-leaked-disposable: objects of the file that are let go', rule, {
  valid: [
    // Whether the result needs its object, only types tell.
    likely(`${FIELD}export const renderer = (bus) => ({ field: (props) => new Field(bus).render(props) });`),
    likely(`${FIELD}export function show(bus, props) { const field = new Field(bus); const text = field.render(props); field.dispose(); return text.length; }`),
    likely(`${FIELD}export function show(bus, props) { const field = new Field(bus); props.text = field.render(props); return field; }`),
    likely(`${FIELD}export function main(bus, props) { const field = new Field(bus); props.text = field.render(props); }`),
  ],
  invalid: [
    {
      ...likely(`${FIELD}export function show(bus, props) {\n  const field = new Field(bus);\n  field.render(props);\n}`),
      errors: [
        {
          messageId: 'abandoned',
          line: 3,
          data: { handle: 'field', noun: 'Field', scope: '`show()`', release: 'dispose', where: 'when it is no longer needed' },
          suggestions: [
            { messageId: 'wrapInFinally', output: `${FIELD}export function show(bus, props) {\n  const field = new Field(bus);\n  try {\n    field.render(props);\n  } finally {\n    field.dispose();\n  }\n}` },
          ],
        },
      ],
    },
  ],
});

const IMPORTS = "import { Bar, Delayed, Dialog, Label, Panel } from './disposables';\n";

typed.run('no-leaked-disposable: objects that only a call is made on', rule, {
  valid: [
    `${IMPORTS}export const fields = { draw: (name: string) => new Panel(name).render() };`,
    // Known before, ended, given back, waited for, begun; a class without an end; one that ends itself.
    likely(`${IMPORTS}export function plan() { const panel = new Panel('a'); return { draw: () => panel.render() }; }`),
    likely(`${IMPORTS}export const fields = { draw: (name: string) => new Panel(name).withTitle('x') };`),
    likely(`${IMPORTS}export const fields = { draw: (name: string) => new Panel(name).load() };`),
    likely(`${IMPORTS}export const fields = { draw: (name: string) => { new Panel(name).render(); } };`),
    likely(`${IMPORTS}export const fields = { draw: () => new Label().render() };`),
    likely(`${IMPORTS}export const fields = { draw: (name: string) => new Dialog(name).render() };`),
    likely(`${IMPORTS}export const text = new Panel('once').render();`),
  ],
  invalid: [
    {
      ...likely(`${IMPORTS}export const fields = { draw: (name: string) => new Panel(name).render() };`),
      errors: [{ messageId: 'abandonedInChain', line: 2, data: { noun: 'Panel', method: 'render', release: 'dispose', scope: '`draw()`', where: 'when it is no longer needed' }, suggestions: [] }],
    },
  ],
});

const REACT = "import { useEffect, useState } from 'react';\n";

typed.run('no-leaked-disposable: objects that each render makes', rule, {
  valid: [
    likely(`${IMPORTS}${REACT}export function Field() { const [text, setText] = useState(''); const delayed = new Delayed(() => setText('')); useEffect(() => () => delayed.dispose(), [delayed]); return text; }`),
    likely(`${IMPORTS}${REACT}export function Field() { const [delayed] = useState(() => new Delayed(() => undefined)); return { onChange: () => delayed.invoke() }; }`),
    // Not in a component: it lives as long as what uses it.
    likely(`${IMPORTS}export function bind(input: { onChange?: () => void }) { const delayed = new Delayed(() => undefined); input.onChange = () => delayed.invoke(); }`),
  ],
  invalid: [
    {
      ...likely(`${IMPORTS}${REACT}export function Field() { const [text, setText] = useState(''); const delayed = new Delayed(() => setText('')); return { text, onChange: () => delayed.invoke() }; }`),
      errors: [{ messageId: 'abandoned', line: 3, data: { handle: 'delayed', noun: 'Delayed', scope: '`Field()`', release: 'dispose', where: 'when the component is unmounted' }, suggestions: [] }],
    },
  ],
});

typed.run('no-leaked-disposable: objects of which only a part is used', rule, {
  valid: [
    // Whoever has the part may keep the whole; a loop throws one away at each turn.
    likely(`${IMPORTS}export function fill(names: string[], tabs: object[]) { const panel = new Panel(names.join()); tabs.push(panel.title); }`),
    likely(`${IMPORTS}export function fill(names: string[], tabs: object[]) { for (const name of names) { const panel = new Panel(name); tabs.push(panel); } }`),
    // A map that knows it under a type that cannot be ended.
    likely(`${IMPORTS}export function fill(names: string[], all: Map<string, { readonly name: string }>) { for (const name of names) { const panel = new Panel(name); all.set(name, panel); } }`),
    // A method that gives it to another one of its class, which keeps it.
    likely(`${IMPORTS}export function fill(names: string[], bar: Bar) { for (const name of names) { const panel = new Panel(name); bar.add(panel); } }`),
  ],
  invalid: [
    {
      ...likely(`${IMPORTS}export function fill(names: string[], tabs: object[]) { for (const name of names) { const panel = new Panel(name); tabs.push(panel.title); } }`),
      errors: [{ messageId: 'abandoned', line: 2, suggestions: [] }],
    },
  ],
});

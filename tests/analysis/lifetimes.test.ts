import { expect, test } from 'vitest';
import { ask } from './subject.js';
import type { ProbeOptions } from '../probe.js';

function lifetimeOf(code: string, options: ProbeOptions = {}): string {
  return ask(code, ({ file, node }) => file.lifetimes.get(node), options);
}

test.each([
  ['the global object', 'export function f() { /* here */ window; }', 'process'],
  ['a part of the page', 'export function f() { /* here: MemberExpression */ window.document.body; }', 'process'],
  ['a stream of the process', 'export function f() { /* here: MemberExpression */ process.stdout; }', 'process'],
  ['an element’s document', 'export function f(el) { /* here: MemberExpression */ el.ownerDocument; }', 'process'],
  ['a media query list', 'export function f() { const m = window.matchMedia("print"); /* here: Identifier */ m; }', 'process'],
  ['a binding of a module', 'import bus from "./bus"; export function f() { /* here */ bus; }', 'process'],
  ['what a module made', 'const bus = make(); const bus2 = new Bus(); export function f() { /* here */ bus2; }', 'process'],
  ['a global under another name', 'export function f() { const d = document; /* here */ d; }', 'process'],
  ['a static field', 'class A { static bus = new Bus(); static f() { /* here: MemberExpression */ this.bus; } }', 'process'],
  ['a property of an imported object', 'import app from "./app"; export function f() { /* here: MemberExpression */ app.bus; }', 'outer'],
  ['a variable that several places write', 'let bus = new Bus(); export function f() { bus = next(); /* here: Identifier */ bus; }', 'unknown'],
  ['what an unknown function gives', 'export function f() { const x = pick(); /* here: Identifier */ x; }', 'unknown'],
  ['an element that was looked up', 'export function f() { const x = document.querySelector("a"); /* here: Identifier */ x; }', 'unknown'],
])('%s', (_, code, expected) => {
  expect(lifetimeOf(code)).toBe(expected);
});

test.each([
  ['an argument', 'export function f(bus) { /* here: Identifier */ bus; }', 'argument'],
  ['a part of an argument', 'export function f({ bus }) { /* here: Identifier */ bus; }', 'argument'],
  ['a part of a part', 'export function f(options) { /* here: MemberExpression */ options.signal; }', 'argument'],
  ['an argument of a closure', 'export function f(list) { return run((x) => { /* here: Identifier */ x; }); }', 'unknown'],
  ['each of an argument’s elements', 'export function f(list) { list.forEach((x) => { /* here: Identifier */ x; }); }', 'argument'],
  ['each of an argument’s elements in a loop', 'export function f(list) { for (const x of list) { /* here: Identifier */ x; } }', 'argument'],
  ['what the activation made', 'export function f() { const el = document.createElement("a"); /* here: Identifier */ el; }', 'call'],
  ['an argument or the window', 'export function f(el) { const t = el ?? window; /* here: Identifier */ t; }', 'outer'],
  ['an argument or a new one', 'export function f(el) { const t = el ?? new Bus(); /* here: Identifier */ t; }', 'unknown'],
])('in a function: %s', (_, code, expected) => {
  expect(lifetimeOf(code)).toBe(expected);
});

test.each([
  ['itself', 'export class A { f() { /* here */ this; } }', 'own'],
  ['a field that it makes', 'export class A { bus = new Bus(); f() { /* here: MemberExpression */ this.bus; } }', 'own'],
  ['a field made in the constructor', 'export class A { constructor() { this.bus = new Bus(); } f() { /* here: MemberExpression */ this.bus; } }', 'own'],
  ['a parameter property', 'export class A { constructor(private bus: Bus) {} f() { /* here: MemberExpression */ this.bus; } }', 'outer'],
  ['a kept parameter', 'export class A { constructor(bus) { this.bus = bus; } f() { /* here: MemberExpression */ this.bus; } }', 'outer'],
  ['a kept parameter, ended by null', 'export class A { bus = null; constructor(bus) { this.bus = bus; } end() { this.bus = null; } f() { /* here: MemberExpression */ this.bus; } }', 'outer'],
  ['a parameter of the constructor', 'export class A { constructor(bus) { /* here: Identifier */ bus; } }', 'outer'],
  ['a parameter of a method', 'export class A { f(bus) { /* here: Identifier */ bus; } }', 'argument'],
  ['made or given', 'export class A { bus = new Bus(); set(bus) { this.bus = bus; } f() { /* here: MemberExpression */ this.bus; } }', 'unknown'],
  ['given by decorator', 'export class A { @Input() bus = new Bus(); f() { /* here: MemberExpression */ this.bus; } }', 'outer'],
  ['a part by decorator', 'export class A { @ViewChild("x") el; f() { /* here: MemberExpression */ this.el; } }', 'own'],
  ['injected', 'export class A { bus = inject(Bus); f() { /* here: MemberExpression */ this.bus.events; } }', 'outer'],
  ['through another name', 'export class A { constructor(private bus: Bus) {} f() { const { bus } = this; run(() => { /* here: Identifier */ bus; }); } }', 'outer'],
])('of an instance: %s', (_, code, expected) => {
  expect(lifetimeOf(code)).toBe(expected);
});

test.each([
  ['a prop', 'function C({ bus }) { useEffect(() => { /* here: Identifier */ bus; }); return <p />; }', 'outer'],
  ['a parameter of a hook', 'export function useBus(bus) { useEffect(() => { /* here: Identifier */ bus; }); }', 'outer'],
  ['a ref’s element', 'function C() { const ref = useRef(null); useEffect(() => { const el = ref.current; /* here: Identifier */ el; }); return <p ref={ref} />; }', 'own'],
  ['a context', 'function C() { const bus = useContext(Bus); useEffect(() => { /* here: Identifier */ bus; }); return <p />; }', 'outer'],
  ['what the component keeps', 'function C() { const bus = useMemo(() => new Bus(), []); useEffect(() => { /* here: Identifier */ bus; }); return <p />; }', 'own'],
  ['what the effect made', 'function C() { useEffect(() => { const bus = new Bus(); /* here: Identifier */ bus; }); return <p />; }', 'call'],
  ['what the effect made, in a closure', 'function C() { useEffect(() => { const bus = new Bus(); run(() => { /* here: Identifier */ bus; }); }); return <p />; }', 'own'],
])('of a component: %s', (_, code, expected) => {
  expect(lifetimeOf(code, { filename: 'file.tsx' })).toBe(expected);
});

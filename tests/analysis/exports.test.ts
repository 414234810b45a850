import { describe, expect, it } from 'vitest';
import { ask } from './subject.js';

/** Can another file reach the marked function, class or object? */
function isExported(code: string): boolean {
  return ask(code, ({ file, node }) => file.exported.isExported(node), { sourceType: code.includes('exports') ? 'commonjs' : 'module' });
}

describe('ES modules', () => {
  it.each([
    ['export /* here */ function f() {}', true],
    ['/* here */ function f() {}', false],
    ['export default /* here: FunctionDeclaration */ function () {}', true],
    ['export default /* here */ () => {};', true],
    ['export default /* here: FunctionDeclaration */ function f() {}', true],
    ['export const f = /* here */ () => {};', true],
    ['const f = /* here */ () => {};', false],
    ['export let f = /* here */ () => {};', true],
    ['/* here */ function f() {} export { f };', true],
    ['/* here */ function f() {} export { f as g };', true],
    ['/* here */ function f() {} function g() {} export { g as f };', false],
    ['/* here */ function f() {} export { f } from "./f";', false],
    ['/* here */ function f() {} export default f;', true],
    ['/* here */ function f() {} export default f();', false],
    ['/* here */ function f() {} export default wrap(f);', true],
    ['/* here */ function f() {} export default wrap(other(f));', true],
    ['/* here */ function f() {} export default { f };', true],
    ['/* here */ function f() {} export default { a: { g: f } };', true],
    ['/* here */ function f() {} export default { [f]: 1 };', false],
    ['/* here */ function f() {} export default f as () => void;', true],
    ['/* here */ function f() {} export = f;', true],
    ['const f = wrap(/* here */ () => {}); export { f };', true],
    ['const f = wrap(/* here */ () => {});', false],
    ['export const f = wrap(/* here */ () => {});', true],
    ['export default { m: /* here */ () => {} };', true],
    ['const o = { m: /* here */ () => {} };', false],
    ['export /* here: ClassDeclaration */ class P {}', true],
    ['/* here: ClassDeclaration */ class P {}', false],
    ['export default /* here: ClassDeclaration */ class {}', true],
    ['export const P = /* here */ class {};', true],
    ['export const o = /* here */ {};', true],
    ['export function f() { run(/* here */ () => {}); }', false],
    ['function f() { /* here: FunctionDeclaration */ function g() {} } export { f };', false],
  ])('%s', (code, expected) => {
    expect(isExported(code)).toBe(expected);
  });
});

describe('CommonJS', () => {
  it.each([
    ['module.exports = /* here */ function f() {};', true],
    ['module.export = /* here */ function f() {}; exports;', false],
    ['/* here */ function f() {} module.exports = f;', true],
    ['/* here */ function f() {} exports.f = f;', true],
    ['/* here */ function f() {} exports["f"] = f;', true],
    ['/* here */ function f() {} exports[f] = 1;', false],
    ['/* here */ function f() {} imports.exports.f = f;', false],
    ['/* here */ function f() {} x = exports.f;', false],
    ['/* here */ function f() {} module.exports.f = f;', true],
    ['/* here */ function f() {} module.exports = { f };', true],
    ['/* here */ function f() {} module.exports = { a: { f } };', true],
    ['/* here */ function f() {} module.exports = wrap(f);', true],
    ['/* here */ function f() {} module.exports = f();', false],
    ['/* here */ function f() {} exports = module.exports = f;', true],
    ['/* here */ function f() {} exports = f;', true],
    ['exports.f = wrap(/* here */ () => {});', true],
    ['const f = exports.f = /* here */ () => {};', true],
  ])('%s', (code, expected) => {
    expect(isExported(code)).toBe(expected);
  });
});

describe('other ways out are not seen', () => {
  it.each([
    ['window.f = /* here */ () => {};'],
    ['/* here */ function f() {} export const o = { f };'],
    ['/* here */ function f() {} Object.assign(exports, { f });'],
    ['/* here */ function f() {} define(() => f);'],
  ])('known limit: %s', (code) => {
    expect(isExported(code)).toBe(false);
  });
});

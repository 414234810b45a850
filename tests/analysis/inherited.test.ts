import { describe, expect, it } from 'vitest';
import { mayBeInherited, mayBeRunByBase } from '../../src/analysis/inherited.js';
import { ask, getNode } from './subject.js';

const METHOD = 'P.prototype.m = function () { use(/* here */ this.t); };';
const EMITTER = "var EventEmitter = require('events').EventEmitter;";

describe('mayBeInherited', () => {
  const ofField = (code: string): boolean =>
    ask(code, ({ file, node }) => {
      const place = file.places.find(node);
      return place !== undefined && mayBeInherited(file, place);
    });

  it.each([
    ['a class without a base', 'class P { m() { use(/* here */ this.t); } }', false],
    ['a base of another file', "import { Q } from './q'; class P extends Q { m() { use(/* here */ this.t); } }", true],
    ['a base of this file', 'class Q {} class P extends Q { m() { use(/* here */ this.t); } }', true],
    ['a declared field', "import { Q } from './q'; class P extends Q { t; m() { use(/* here */ this.t); } }", false],
    ['another declared field', "import { Q } from './q'; class P extends Q { u; m() { use(/* here */ this.t); } }", true],
    ['a base of the platform', 'class P extends EventTarget { m() { use(/* here */ this.t); } }', false],
    ['an element', 'class P extends HTMLElement { m() { use(/* here */ this.t); } }', false],
    ['a base of Node', "import { EventEmitter } from 'node:events'; class P extends EventEmitter { m() { use(/* here */ this.t); } }", false],
    ['a component', "import { Component } from 'react'; class P extends Component { m() { use(/* here */ this.t); } }", false],
    ['a base of a package', "import { Component } from 'acme'; class P extends Component { m() { use(/* here */ this.t); } }", true],
    ['a mixin', 'class P extends mixin(Q) { m() { use(/* here */ this.t); } }', true],
    ['options', 'export default { mounted() { use(/* here */ this.t); } };', false],
    ['options with mixins', 'export default { mixins: [m], mounted() { use(/* here */ this.t); } };', true],
    ['options with extends', 'export default { extends: m, mounted() { use(/* here */ this.t); } };', true],
    ['options with a spread', 'export default { ...m, mounted() { use(/* here */ this.t); } };', true],
    ['a prototype without its constructor', 'P.prototype.m = function () { use(/* here */ this.t); };', true],
    ['a prototype', `function P() {} ${METHOD} module.exports = P;`, false],
    ['a prototype that is an object', 'var P = function () {}; P.prototype = { m: function () { use(/* here */ this.t); } };', false],
    ['a prototype that gets more functions', `function P() {} ${METHOD} Object.assign(P.prototype, mixin);`, true],
    ['a prototype that gets functions of this file', `function P() {} ${METHOD} Object.assign(P.prototype, { n() {} });`, false],
    ['a prototype that a mixin gets', `function P() {} ${METHOD} Emitter(P.prototype);`, true],
    ['a prototype with a property', `function P() {} ${METHOD} Object.defineProperty(P.prototype, 'n', { value: 1 });`, false],
    ['a prototype with a base', `function P() {} ${METHOD} P.prototype.__proto__ = Q.prototype;`, true],
    ['a prototype with a base of Node', `${EMITTER} function P() {} ${METHOD} P.prototype.__proto__ = EventEmitter.prototype;`, false],
    ['a prototype that inherits', `function P() {} util.inherits(P, Q); ${METHOD}`, true],
    ['a prototype that inherits from Node', `${EMITTER} function P() { EventEmitter.call(this); } util.inherits(P, EventEmitter); ${METHOD}`, false],
    ['a prototype made of a base', `function P() {} P.prototype = Object.create(Q.prototype); ${METHOD}`, true],
    ['a prototype made of a base of Node', `${EMITTER} function P() {} P.prototype = Object.create(EventEmitter.prototype); ${METHOD}`, false],
    ['a base of a prototype', `function P() {} ${METHOD} util.inherits(Q, P);`, true],
    ['a base that another constructor calls', `function P() {} ${METHOD} function Q() { P.call(this); }`, true],
    ['a base of a class', `function P() {} ${METHOD} class Q extends P {}`, true],
    ['a prototype with a static function', `function P() {} ${METHOD} P.create = function () { return new P(); };`, false],
    ['a variable', 'let t; use(/* here */ t);', false],
  ])('%s', (_, code, expected) => {
    expect(ofField(code)).toBe(expected);
  });
});

describe('mayBeRunByBase', () => {
  const ofCode = (heritage: string, member: string): boolean =>
    ask(`class P ${heritage} { m() { /* here */ this; } ${member} }`, (subject) => {
      const owner = subject.file.classLikes.findThisOwner(subject.node);
      return owner !== undefined && mayBeRunByBase(subject.file, owner.classLike, getNode(subject, 'target()'));
    });

  it.each([
    ['a method', 'extends Q', 'stop() { target(); }', true],
    ['without a base', '', 'stop() { target(); }', false],
    ['with a base of the platform', 'extends HTMLElement', 'stop() { target(); }', false],
    ['a private method', 'extends Q', '#stop() { target(); }', false],
    ['a method that is declared private', 'extends Q', 'private stop() { target(); }', false],
    ['a method that is declared protected', 'extends Q', 'protected stop() { target(); }', true],
    ['a closure in a method', 'extends Q', 'stop() { run(() => { target(); }); }', false],
    ['a field', 'extends Q', 'stop = () => { target(); };', false],
  ])('%s', (_, heritage, member, expected) => {
    const base = heritage.endsWith('Q') ? heritage.replace('Q', 'mixin()') : heritage;

    expect(ofCode(base, member)).toBe(expected);
  });
});

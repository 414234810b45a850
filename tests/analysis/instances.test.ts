import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import type { ClassLike } from '../../src/analysis/model.js';
import { ask, type Subject, toFunction } from './subject.js';

function getClassLike({ file, node }: Subject): ClassLike {
  if (
    node.type === AST_NODE_TYPES.ClassDeclaration ||
    node.type === AST_NODE_TYPES.ClassExpression ||
    node.type === AST_NODE_TYPES.ObjectExpression
  ) {
    return file.classLikes.getOf(node);
  }
  const owner = file.classLikes.findMemberOwner(toFunction(node));
  if (owner === undefined) {
    throw new Error('The function is no member.');
  }
  return owner;
}

function count(code: string): string {
  return ask(code, (subject) => subject.file.instances.count(getClassLike(subject)));
}

const P = '/* here: ClassDeclaration */ class P {}';

describe('classes by where they are made', () => {
  it.each([
    ['nobody makes it', P, 'unknown'],
    ['exported', `export ${P}`, 'many'],
    ['exported below', `${P} export { P };`, 'many'],
    ['exported by a mixin', `export default mixin(P); ${P}`, 'many'],
    ['CommonJS', `${P} exports.P = P;`, 'many'],
    ['once at the top level', `${P} new P();`, 'once'],
    ['called without new', `${P} P();`, 'unknown'],
    ['exported, and made at the top level', `export ${P} export const p = new P();`, 'once'],
    ['twice at the top level', `${P} new P(); new P();`, 'unknown'],
    ['in a function that runs once', `${P} function main() { new P(); } main();`, 'once'],
    ['in a handler', `${P} el.addEventListener('click', () => new P());`, 'many'],
    ['in a handler and at the top level', `${P} new P(); el.addEventListener('click', () => new P());`, 'many'],
    ['in a loop of a function', `${P} function f() { for (const x of xs) new P(x); }`, 'many'],
    ['in a loop at the top level', `${P} for (const x of xs) new P(x);`, 'once'],
    ['in an exported function', `${P} export function f() { return new P(); }`, 'many'],
    ['in a function that nobody calls', `${P} function f() { return new P(); }`, 'unknown'],
    ['in a component', `${P} function App() { useState(new P()); }`, 'many'],
    ['an expression', 'const P = /* here */ class {}; new P();', 'once'],
    ['an expression that nobody names', 'use(/* here */ class {});', 'unknown'],
    ['in itself', '/* here: ClassDeclaration */ class P { m() { return new P(); } }', 'unknown'],
  ])('%s', (_, code, expected) => {
    expect(count(code)).toBe(expected);
  });
});

describe('singletons', () => {
  it.each([
    ['getInstance', 'static getInstance() {}', 'once'],
    ['instance', 'static instance;', 'once'],
    ['_instance', 'static _instance = null;', 'once'],
    ['sharedInstance', 'static sharedInstance;', 'once'],
    ['#instance', 'static #instance;', 'once'],
    ['an instance that is no static', 'instance;', 'many'],
    ['instances', 'static instances = [];', 'many'],
    ['createInstance', 'static createInstance() {}', 'many'],
    ['itself by any name', 'static main = new P();', 'once'],
    ['something else', 'static main = new Q();', 'many'],
    ['a private constructor', 'private constructor() {}', 'once'],
    ['a protected constructor', 'protected constructor() {}', 'many'],
  ])('%s', (_, member, expected) => {
    expect(count(`export /* here: ClassDeclaration */ class P { ${member} }`)).toBe(expected);
  });
});

describe('frameworks', () => {
  const angular = "import { Component, Injectable } from '@angular/core';";
  const nest = "import { Injectable, Module, Scope } from '@nestjs/common';";
  it.each([
    ['an Angular component', `${angular} @Component({}) ${P}`, 'many'],
    ['an Angular service of the root', `${angular} @Injectable({ providedIn: 'root' }) ${P}`, 'once'],
    ['an Angular service of the platform', `${angular} @Injectable({ providedIn: 'platform' }) ${P}`, 'once'],
    ['an Angular service of any', `${angular} @Injectable({ providedIn: 'any' }) ${P}`, 'many'],
    ['a class that a container makes', `import { injectable } from 'inversify'; @injectable() ${P} export { P };`, 'unknown'],
    ['a class with another decorator', `import { sealed } from './sealed'; @sealed() ${P} export { P };`, 'many'],
    ['an Angular service of a component', `${angular} @Injectable() ${P}`, 'many'],
    ['a Nest provider', `${nest} @Injectable() ${P}`, 'once'],
    ['a Nest provider of a request', `${nest} @Injectable({ scope: Scope.REQUEST }) ${P}`, 'many'],
    ['a Nest module', `${nest} @Module({}) ${P}`, 'once'],
    ["somebody's own decorator", `import { Injectable } from './mine'; @Injectable() ${P}`, 'unknown'],
    ['a React component', "import { Component } from 'react'; /* here: ClassDeclaration */ class P extends Component {}", 'many'],
    ['React as a whole', "import React from 'react'; /* here: ClassDeclaration */ class P extends React.PureComponent {}", 'many'],
    ["somebody's own component", "import { Component } from './mine'; /* here: ClassDeclaration */ class P extends Component {}", 'unknown'],
    ['an element', '/* here: ClassDeclaration */ class P extends HTMLElement {}', 'many'],
    ['an element that is defined', `${P} customElements.define('p-p', P);`, 'many'],
    ['another class that is defined', `${P} customElements.define('p-p', Q);`, 'unknown'],
  ])('%s', (_, code, expected) => {
    const marked = code.startsWith('import') && code.includes('@') ? code.replace(/(@\w+\([^)]*\)) \/\* here: ClassDeclaration \*\//u, '/* here: ClassDeclaration */ $1') : code;

    expect(count(marked)).toBe(expected);
  });
});

describe('objects', () => {
  it.each([
    ['at the top level', 'const o = /* here */ {};', 'once'],
    ['in an exported function', 'export function f() { return /* here */ {}; }', 'exported'],
    ['in a handler', "el.addEventListener('click', () => { x = /* here */ {}; });", 'many'],
    ['in a function that nobody calls', 'function f() { return /* here */ {}; }', 'unknown'],
    ['options with hooks', 'export default /* here */ { mounted() {} };', 'many'],
    ['options with a wrapper', 'defineComponent(/* here */ { mounted() {} });', 'many'],
    ['options without hooks', 'export default /* here */ { go() {} };', 'once'],
    ['hooks that are no options', 'const o = /* here */ { mounted() {} };', 'once'],
  ])('%s', (_, code, expected) => {
    expect(count(code)).toBe(expected);
  });
});

describe('prototypes', () => {
  const method = 'P.prototype.m = /* here */ function () {};';

  it.each([
    ['nobody makes it', `function P() {} ${method}`, 'unknown'],
    ['once at the top level', `function P() {} ${method} new P();`, 'once'],
    ['exported', `function P() {} ${method} module.exports = P;`, 'many'],
    ['exported as a constant', `export const P = function () {}; ${method}`, 'many'],
    ['in a handler', `function P() {} ${method} el.on('click', () => new P());`, 'many'],
  ])('%s', (_, code, expected) => {
    expect(count(code)).toBe(expected);
  });
});

describe('isComponent', () => {
  it.each([
    ['an element', '/* here: ClassDeclaration */ class P extends HTMLElement {}', true],
    ['an error', '/* here: ClassDeclaration */ class P extends Error {}', false],
    ['a class', P, false],
    ['options', 'export default /* here */ { beforeUnmount() {} };', true],
    ['an object', 'const o = /* here */ { beforeUnmount() {} };', false],
  ])('%s', (_, code, expected) => {
    expect(ask(code, (subject) => subject.file.instances.isComponent(getClassLike(subject)))).toBe(expected);
  });
});

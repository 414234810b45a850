import { describe, expect, it } from 'vitest';
import { lines } from '../../fixes/harness.js';
import { report } from './tester.js';

const ids = (filename: string, code: string): readonly (string | undefined)[] => report(filename, code).map(({ messageId }) => messageId);

function component(hook: string, body = 'this.prices.unsubscribe();'): string {
  return lines`
    import { Component } from '@angular/core';
    @Component({ template: '' })
    export class Price {
      prices = subscribe();
      ${hook}() {
        ${body}
      }
    }
  `;
}

describe('misspelt hooks', () => {
  it('a hook with a slip of the finger is named as it is meant', () => {
    expect(report('src/file.ts', component('ngOnDestory'))).toEqual([
      { messageId: 'misspeltHook', line: 5, output: component('ngOnDestroy') },
    ]);
  });

  it.each(['ngOnDestoy', 'ngonDestroy', 'ngOnDestory', 'ngDestroy'])('%s is ngOnDestroy', (name) => {
    expect(ids('src/file.ts', component(name))).toEqual(['misspeltHook']);
  });

  it.each(['ngOnDestroy', 'onDestroy', 'destroy', 'ngOnInit', 'ngOnChanges', '#ngOnDestory'])('%s is what it says', (name) => {
    expect(ids('src/file.ts', component(name))).toEqual([]);
  });

  it('a method that releases nothing is no teardown', () => {
    expect(ids('src/file.ts', component('ngOnDestory', 'this.prices.sort();'))).toEqual([]);
  });

  it('a subject that ends is a release', () => {
    expect(ids('src/file.ts', component('ngOnDestory', 'this.prices.next(); this.prices.complete();'))).toEqual(['misspeltHook']);
  });

  it('what the file calls is a method like any other', () => {
    expect(ids('src/file.ts', component('ngOnDestory', 'this.prices.unsubscribe(); } stop() { this.ngOnDestory();'))).toEqual([]);
  });

  it('a class with the hook has it', () => {
    expect(ids('src/file.ts', component('ngOnDestory', 'this.prices.unsubscribe(); } ngOnDestroy() { super.end();'))).toEqual([]);
  });

  it('a class of nobody may have any names', () => {
    expect(ids('src/file.ts', component('ngOnDestory').replace(/^@Component.*\n/mu, ''))).toEqual([]);
  });

  it('a base class of another file may call what is not certainly a slip', () => {
    const derived = (name: string): string => component(name).replace('class Price', 'class Price extends Base');
    expect(ids('src/file.ts', derived('ngDestroy'))).toEqual([]);
    expect(ids('src/file.ts', derived('ngOnDestory'))).toEqual(['misspeltHook']);
  });

  it('React, by the case of one letter', () => {
    const code = lines`
      import React from 'react';
      export class Clock extends React.Component {
        componentWillUnMount() {
          clearInterval(this.timer);
        }
      }
    `;
    expect(report('src/file.jsx', code)).toEqual([
      { messageId: 'misspeltHook', line: 3, output: code.replace('UnMount', 'Unmount') },
    ]);
  });

  it('custom elements', () => {
    const code = (name: string): string => `class Clock extends HTMLElement { ${name}() { clearInterval(this.timer); } }`;
    expect(ids('src/file.js', code('disconnectedCallBack'))).toEqual(['misspeltHook']);
    expect(ids('src/file.js', code('disconnectCallback'))).toEqual(['misspeltHook']);
    expect(ids('src/file.js', code('disconnectedCallback'))).toEqual([]);
  });

  it('options of Vue', () => {
    const code = (name: string): string => `<script>
export default {
  mounted() { this.timer = start(); },
  ${name}() { clearInterval(this.timer); },
};
</script>`;
    for (const name of ['onUnmounted', 'unmount', 'beforeUnmonut', 'destoryed']) {
      expect(ids('src/File.vue', code(name)), name).toEqual(['misspeltHook']);
    }
    for (const name of ['unmounted', 'beforeDestroy', 'destroyed', 'deactivated', 'stop']) {
      expect(ids('src/File.vue', code(name)), name).toEqual([]);
    }
  });

  it('a method of the options is called by its template', () => {
    const code = '<script>\nexport default {\n  mounted() {},\n  methods: { unmount() { clearInterval(this.timer); } },\n};\n</script>';
    expect(ids('src/File.vue', code)).toEqual([]);
  });
});

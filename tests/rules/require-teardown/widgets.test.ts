import { describe, expect, it, test } from 'vitest';
import { widgets } from '../../../src/catalogue/index.js';
import plugin from '../../../src/index.js';
import { lintText } from '../../support/lint-text.js';
import { settings } from '../../support/rule-testers.js';

const rules = plugin.configs.strict.rules ?? {};

function collectReports(code: string, filename = 'use-widget.tsx'): readonly string[] {
  return lintText({ code, filename, rules, settings }).map(({ ruleId, messageId }) => `${String(ruleId)} ${String(messageId)}`);
}

describe.each(widgets.map((protocol) => [protocol.id, protocol] as const))('the examples of %s', (_id, { examples }) => {
  it('leak once', () => {
    expect(collectReports(examples.leak)).toStrictEqual(['leaks/require-teardown widgetNeverReleased']);
  });

  it('are clean where it is released', () => {
    expect(collectReports(examples.clean)).toStrictEqual([]);
  });
});

describe('a widget', () => {
  const component = (members: string): string => `
import { Component } from '@angular/core';
import { EditorView } from '@codemirror/view';
@Component({ template: '' })
export class Editor {
  ${members}
}
`;

  test('in a field of a component', () => {
    const made = 'private view: EditorView; ngAfterViewInit() { this.view = new EditorView({}); }';
    expect(collectReports(component(made), 'editor.ts')).toStrictEqual(['leaks/require-teardown widgetNeverReleased']);
    expect(collectReports(component(`${made} ngOnDestroy() { this.view.destroy(); }`), 'editor.ts')).toStrictEqual([]);
    expect(collectReports(component(`${made} show(host) { host.add(this.view); }`), 'editor.ts')).toStrictEqual([]);
  });

  test('that is dropped', () => {
    expect(collectReports(component('ngAfterViewInit() { new EditorView({}); }'), 'editor.ts')).toStrictEqual(['leaks/require-teardown widgetDropped']);
  });

  test('of another package', () => {
    expect(collectReports(component('ngAfterViewInit() { new EditorView({}); }').replace('@codemirror/view', './view'), 'editor.ts')).toStrictEqual([]);
  });

  test('at the start of a page', () => {
    expect(collectReports("import { EditorView } from '@codemirror/view'; export const view = new EditorView({});", 'editor.ts')).toStrictEqual([]);
  });
});

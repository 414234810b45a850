import type { Linter } from 'eslint';
import { expect, it } from 'vitest';
import rule from '../../../src/rules/no-mismatched-release.js';
import { lintText } from '../../support/lint-text.js';
import { settings } from '../../support/rule-testers.js';

const effect = (body: string): string => `import { useEffect, useRef } from 'react';\nuseEffect(() => { ${body} });`;
const view = (add: string, remove: string): string => `
class View {
  onScroll = () => this.render();
  onWheel = () => this.render();
  start(signal) { ${add} }
  dispose() { ${remove} }
}`;
const hook = (cleanup: string): string => `import { type RefObject, useEffect } from 'react';
export function useSize(ref: RefObject<Element>) {
  useEffect(() => { const observer = new ResizeObserver(log); observer.observe(ref.current); return () => { ${cleanup} }; });
}`;

/** One report for each message. */
const examples: Readonly<Record<string, string>> = {
  misspeltHook: 'class Clock extends HTMLElement { disconnectedCallBack() { clearInterval(this.timer); } }',
  guardInverted: 'class Clock { stop() { if (!this.timer) clearInterval(this.timer); } }',
  guardedByElement: hook('if (ref.current) observer.disconnect();'),
  releasedOnElement: hook('observer.unobserve(ref.current);'),
  unboundRelease: effect('const observer = new ResizeObserver(log); return observer.disconnect;'),
  cleanupCalled: effect('const off = bus.on("x", log); return off();'),
  cleanupNamed: effect('const off = bus.on("x", log); return () => off;'),
  clearsNothing: effect('const timer = setInterval(log, 1000); return () => clearInterval();'),
  otherClear: effect('const frame = requestAnimationFrame(log); return () => clearTimeout(frame);'),
  freshTarget: effect('matchMedia("print").addEventListener("change", log); return () => matchMedia("print").removeEventListener("change", log);'),
  asyncCleanup: effect('').replace('useEffect(() => {', 'useEffect(async () => { return () => clearInterval(timer);'),
  ignoredCleanup: "import { onMount } from 'solid-js';\nonMount(() => () => clearInterval(timer));",
  verbRepeated: view("bus.on('x', this.onScroll);", "bus.on('x', this.onScroll);"),
  otherCapture: view("document.addEventListener('scroll', this.onScroll, true);", "document.removeEventListener('scroll', this.onScroll);"),
  otherContext: view('signal.connect(this.onScroll, this); this.end = () => signal.disconnect(this.onScroll);', ''),
  otherEvent: view("document.addEventListener('scroll', this.onScroll);", "document.removeEventListener('wheel', this.onScroll);"),
  otherTarget: view("document.addEventListener('scroll', this.onScroll);", "window.removeEventListener('scroll', this.onScroll);"),
  otherFunction: view("document.addEventListener('scroll', this.onScroll);", "document.removeEventListener('scroll', this.onWheel);"),
  freshListener: view("document.addEventListener('scroll', () => this.onScroll());", "document.removeEventListener('scroll', this.onScroll);"),
  limitRaised: view('process.setMaxListeners(0); process.on("exit", this.onScroll);', 'clearInterval(this.timer);'),
  freshRemoval: view("document.addEventListener('scroll', this.onScroll);", "document.removeEventListener('scroll', () => this.onScroll());"),
};

function getMessages(code: string): readonly Linter.LintMessage[] {
  return lintText({ code, filename: 'src/file.tsx', rules: { 'leaks/no-mismatched-release': 'error' }, settings });
}

it('every message of a report has an example', () => {
  const remedies = Object.keys(rule.meta.messages).filter((id) => /^(?:correctText|createTeardown|dropTest|holdElement|invertTest|nameListener|passArgument|registerCleanup|releaseInCleanup|releaseInTeardown|replaceBy|returnRemoval|shareListener|shareTarget)$/u.test(id));
  expect([...Object.keys(examples), ...remedies].sort()).toEqual(Object.keys(rule.meta.messages).sort());
});

/** What changes too much for an edit. */
const WITHOUT_EDIT: ReadonlySet<string> = new Set([
  // The cleanup reads what the async part declares.
  'asyncCleanup',
]);

it.each(Object.entries(examples))('%s has an edit', (messageId, code) => {
  const [{ fix, suggestions = [] } = { fix: undefined }] = getMessages(code);
  expect(fix !== undefined || suggestions.length > 0).toBe(!WITHOUT_EDIT.has(messageId));
});

it.each(Object.entries(examples))('%s', (messageId, code) => {
  const reports = getMessages(code);
  expect(reports.map((report) => report.messageId)).toEqual([messageId]);
  expect(reports[0]?.message).toMatchSnapshot();
});

it.each(Object.entries(examples))('%s is short, and no sermon', (_id, code) => {
  for (const { message } of getMessages(code)) {
    expect(message).not.toMatch(/\b(?:should|must|please|may cause)\b|\{\{|undefined/iu);
    expect(message).toMatch(/`.+`/u);
    expect(message.split(/[.:]\s+(?=[A-Z])/u).length).toBeLessThanOrEqual(3);
    expect(message.length).toBeLessThanOrEqual(230);
  }
});

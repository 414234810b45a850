import { expect, it } from 'vitest';
import plugin from '../../../src/index.js';
import { lines } from '../../fixes/harness.js';
import { lintText } from '../../support/lint-text.js';
import { settings } from '../../support/rule-testers.js';

const rules = plugin.configs.all.rules ?? {};

function reportAll(code: string): readonly string[] {
  return lintText({ code, filename: 'src/file.ts', rules, settings }).map(({ ruleId, messageId }) => `${String(ruleId)}/${String(messageId)}`);
}

/** A class of which many instances come and go; `dispose()` takes one listener away as it is meant. */
function view(add: string, remove: string): string {
  return lines`
    export class View {
      name = 'scroll';
      onKey = () => this.render();
      onScroll = () => this.render();
      onWheel = () => this.render();
      constructor(given) {
        this.given = given;
        document.addEventListener('keydown', this.onKey);
        ${add}
      }
      dispose() {
        document.removeEventListener('keydown', this.onKey);
        ${remove}
      }
      render() {}
    }
  `;
}

const WRONG = 'leaks/no-mismatched-release';
const LEAKED = 'leaks/no-leaked-listener';

it.each([
  ['another flag', "window.addEventListener('scroll', this.onScroll, true);", "window.removeEventListener('scroll', this.onScroll);", `${WRONG}/otherCapture`],
  ['another event', "window.addEventListener('scroll', this.onScroll);", "window.removeEventListener('wheel', this.onScroll);", `${WRONG}/otherEvent`],
  ['another target', "window.addEventListener('scroll', this.onScroll);", "document.removeEventListener('scroll', this.onScroll);", `${WRONG}/otherTarget`],
  ['another function', "window.addEventListener('scroll', this.onScroll);", "window.removeEventListener('scroll', this.onWheel);", `${WRONG}/otherFunction`],
  ['a bound function', "window.addEventListener('scroll', this.onScroll.bind(this));", "window.removeEventListener('scroll', this.onScroll);", `${WRONG}/freshListener`],
  ['a bound removal', "window.addEventListener('scroll', this.onScroll);", "window.removeEventListener('scroll', this.onScroll.bind(this));", `${WRONG}/freshRemoval`],
  ['two bound functions', "window.addEventListener('scroll', this.onScroll.bind(this));", "window.removeEventListener('scroll', this.onScroll.bind(this));", `${WRONG}/freshRemoval`],
  ['a throttled function', "window.addEventListener('scroll', throttle(this.onScroll));", "window.removeEventListener('scroll', this.onScroll);", `${WRONG}/freshListener`],
  ['the verb again', "window.addEventListener('scroll', this.onScroll);", "window.addEventListener('scroll', this.onScroll);", `${WRONG}/verbRepeated`],
  ['the verb again, of an emitter', "process.on('exit', this.onScroll);", "process.on('exit', this.onScroll);", `${WRONG}/verbRepeated`],
  ['an inline function for one that the class has', "window.addEventListener('scroll', () => this.render());", "window.removeEventListener('scroll', this.onWheel);", `${LEAKED}/inlineMissedByTeardown`],
  ['an event that only the run knows', "window.addEventListener('scroll', this.onScroll);", 'window.removeEventListener(this.name, this.onWheel);', `${LEAKED}/missedByTeardown`],
  ['another event of another function', "window.addEventListener('scroll', this.onScroll);", "window.removeEventListener('wheel', this.onWheel);", `${LEAKED}/missedByTeardown`],
  ['another target of another function', "window.addEventListener('scroll', this.onScroll);", "document.removeEventListener('scroll', this.onWheel);", `${LEAKED}/missedByTeardown`],
  ['an event of two', "window.addEventListener('scroll', this.onScroll); window.addEventListener('click', this.onScroll);", "window.removeEventListener('click', this.onScroll); window.removeEventListener('wheel', this.onScroll);", `${WRONG}/otherEvent`],
  ['no removal', "window.addEventListener('scroll', this.onScroll);", '', `${LEAKED}/missedByTeardown`],
])('%s: one rule tells of it, once', (_, add, remove, expected) => {
  expect(reportAll(view(add, remove))).toEqual([expected]);
});

it.each([
  ['the same', "window.addEventListener('scroll', this.onScroll);", "window.removeEventListener('scroll', this.onScroll);"],
  ['an event that may be the same', "window.addEventListener('scroll', this.onScroll);", 'window.removeEventListener(this.name, this.onScroll);'],
  ['a target that may be the same', "window.addEventListener('scroll', this.onScroll);", "this.given.removeEventListener('scroll', this.onScroll);"],
])('%s: none', (_, add, remove) => {
  expect(reportAll(view(add, remove))).toEqual([]);
});

const effect = (body: string): string => `
  import { useEffect } from 'react';
  export function useIt(show, query) {
    useEffect(() => {
      ${body}
    }, [show, query]);
  }
`;

const clock = (teardown: string): string => `
  export class Clock extends HTMLElement {
    connectedCallback() {
      this.timer = setInterval(() => this.tick(), 1000);
      this.frame = requestAnimationFrame(() => this.tick());
    }
    ${teardown}
    tick() {}
  }
`;

it.each([
  ['clearsNothing', effect('const timer = setInterval(show, 1000); return () => clearInterval();')],
  ['otherClear', effect('const frame = requestAnimationFrame(show); return () => clearTimeout(frame);')],
  ['freshTarget', effect("matchMedia(query).addEventListener('change', show); return () => matchMedia(query).removeEventListener('change', show);")],
  ['freshTarget', effect('const observer = new ResizeObserver(show); observer.observe(query); return () => new ResizeObserver(show).disconnect();')],
  ['unboundRelease', effect('const observer = new ResizeObserver(show); observer.observe(query); return observer.disconnect;')],
  ['cleanupCalled', effect("const off = bus.on('x', show); return off();")],
  ['cleanupNamed', effect("const off = bus.on('x', show); return () => off;")],
  ['asyncCleanup', effect('const timer = setInterval(show, 1000); return () => clearInterval(timer);').replace('() => {\n', 'async () => {\n')],
  ['misspeltHook', clock('disconnectedCallBack() { clearInterval(this.timer); cancelAnimationFrame(this.frame); }')],
  ['guardInverted', clock('disconnectedCallback() { if (!this.timer) { clearInterval(this.timer); } cancelAnimationFrame(this.frame); }')],
  ['clearsNothing', clock('disconnectedCallback() { clearInterval(); cancelAnimationFrame(this.frame); }')],
  ['otherClear', clock('disconnectedCallback() { clearInterval(this.timer); clearInterval(this.frame); }')],
])('%s: no other rule tells of it', (messageId, code) => {
  expect(reportAll(code)).toEqual([`${WRONG}/${messageId}`]);
});

/** What one turn does with each block of the rules' pages that needs a browser: it shows and hides, makes and ends, as an owner would. */
import { angular, type Driver, shownBy } from './driver.js';
import { growth, subscriptions } from './drivers-streams.js';

const timers: readonly Driver[] = [
  {
    rule: 'no-leaked-timer',
    heading: 'The teardown forgets it',
    blocks: [1, 2],
    measures: ['timers'],
    code: `
import { Preview } from 'block';
export function turn() {
  const preview = new Preview({ close() {} });
  preview.follow(() => {});
  preview.destroy();
}
`,
  },
  {
    rule: 'no-leaked-timer',
    heading: 'The teardown forgets it',
    blocks: [3],
    measures: ['timers'],
    code: `
import { Screen } from 'block';
export function turn() {
  const canvas = document.createElement('canvas');
  const screen = new Screen(canvas, () => {});
  canvas.dispatchEvent(new Event('webglcontextlost'));
  screen.dispose();
}
`,
  },
  {
    rule: 'no-leaked-timer',
    heading: 'It starts again what has ended',
    measures: ['timers'],
    code: `
import { Feed } from 'block';
let last;
globalThis.WebSocket = class extends WebSocket {
  constructor(...parameters) { super(...parameters); last = this; }
};
export async function turn() {
  const feed = new Feed();
  feed.connect(location.origin.replace('http', 'ws'));
  await new Promise((resolve) => { last.onopen = resolve; });
  last.dispatchEvent(new Event('error'));
  feed.close();
  last = undefined;
}
`,
  },
  {
    rule: 'no-leaked-timer',
    heading: 'It schedules itself again',
    measures: ['timers'],
    code: `
import { StarField } from 'block';
import { end } from 'page/mount';
export async function turn() {
  const canvas = document.body.appendChild(document.createElement('canvas'));
  const stars = new StarField(canvas);
  canvas.remove();
  end(stars);
  await new Promise(requestAnimationFrame);
}
`,
  },
  {
    rule: 'no-leaked-timer',
    heading: 'It is overwritten while it runs',
    blocks: [1, 2],
    measures: ['timers'],
    code: `
import { pingAll } from 'block';
export const start = () => document.body.click();
export async function turn() {
  await pingAll(['a', 'b'], async () => {});
  document.body.click();
}
`,
  },
  {
    rule: 'no-leaked-timer',
    heading: 'It is overwritten while it runs',
    blocks: [3, 4],
    measures: ['timers'],
    code: `
import { Rewind } from 'block';
export function turn() {
  const button = document.createElement('button');
  new Rewind(button, () => {});
  for (const name of ['keydown', 'keydown', 'keyup']) button.dispatchEvent(new Event(name));
}
`,
  },
  {
    rule: 'no-leaked-timer',
    heading: 'React',
    blocks: [1],
    measures: ['timers'],
    code: `
import { Carousel, Clock } from 'block';
import { show } from 'page/react';
export function turn() {
  show(Clock).hide();
  show(Carousel, { slides: ['a', 'b'], isPaused: true }).hide();
}
`,
  },
  {
    rule: 'no-leaked-timer',
    heading: 'React',
    blocks: [2],
    measures: ['timers'],
    code: `
import { Clock, Stopwatch } from 'block';
import { show } from 'page/react';
export function turn() {
  show(Clock).hide();
  const stopwatch = show(Stopwatch);
  stopwatch.host.querySelector('button').click();
  stopwatch.hide();
}
`,
  },
  {
    rule: 'no-leaked-timer',
    heading: 'React',
    blocks: [3, 4],
    measures: ['timers'],
    code: `
import { Ticker } from 'block';
import { show } from 'page/react';
export async function turn() {
  const loaded = Promise.resolve(60_000);
  show(Ticker, { load: () => loaded, show: () => {} }).hide();
  await loaded;
}
`,
  },
  { rule: 'no-leaked-timer', heading: 'Vue', measures: ['timers'], code: shownBy('vue', 'default') },
  { rule: 'no-leaked-timer', heading: 'Angular', measures: ['timers'], code: angular('PriceComponent') },
  { rule: 'no-leaked-timer', heading: 'Svelte', measures: ['timers'], code: shownBy('svelte', 'default') },
  {
    rule: 'no-leaked-timer',
    heading: 'Custom elements and Lit',
    measures: ['timers'],
    code: `
import 'block';
import { addHost } from 'page/mount';
export const turn = () => addHost('live-score').remove();
`,
  },
  {
    rule: 'no-leaked-timer',
    heading: 'Types',
    measures: ['timers'],
    code: `
import { Mirror } from 'block';
import { end } from 'page/mount';
const source = document.createElement('canvas');
const video = document.body.appendChild(document.createElement('video'));
export async function start() {
  const paint = source.getContext('2d');
  setInterval(() => paint.fillRect(0, 0, Math.random() * 9, 9), 16);
  video.muted = true;
  video.srcObject = source.captureStream();
  await video.play();
}
export async function turn() {
  const mirror = new Mirror(video, document.createElement('canvas').getContext('2d'));
  await new Promise((resolve) => { video.requestVideoFrameCallback(resolve); });
  end(mirror);
}
`,
  },
];

const listeners: readonly Driver[] = [
  { rule: 'no-leaked-listener', heading: 'An effect that only adds', measures: ['listeners'], code: shownBy('react', 'Panel', '{ onResize: () => {} }') },
  {
    rule: 'no-leaked-listener',
    heading: 'The teardown removes the others and forgets this one',
    blocks: [1, 2],
    measures: ['listeners'],
    code: `
import { Menu } from 'block';
export const turn = () => new Menu().destroy();
`,
  },
  {
    rule: 'no-leaked-listener',
    heading: 'Signals',
    blocks: [1, 2],
    measures: ['listeners'],
    code: `
import { View } from 'block';
export const turn = () => new View().dispose();
`,
  },
  {
    rule: 'no-mismatched-release',
    heading: 'A removal that names another listener',
    blocks: [1],
    measures: ['listeners'],
    code: `
import { follow, Reader } from 'block';
export function turn() {
  const reader = new Reader();
  reader.open();
  reader.dispose();
  follow(() => {})();
}
`,
  },
  {
    rule: 'no-mismatched-release',
    heading: 'A removal that names another listener',
    blocks: [2],
    measures: ['listeners'],
    code: `
import { Reader } from 'block';
export function turn() {
  const reader = new Reader();
  reader.open();
  reader.dispose();
}
`,
  },
  {
    rule: 'no-mismatched-release',
    heading: 'A teardown that adds once more',
    measures: ['listeners'],
    code: `
import { useKeys } from 'block';
import { showHook } from 'page/react';
export const turn = () => showHook(useKeys, () => [() => {}]).hide();
`,
  },
  {
    rule: 'no-mismatched-release',
    heading: '`includeLikely`',
    measures: ['listeners'],
    code: `
import { useClick } from 'block';
import { showHook } from 'page/react';
export function turn() {
  const ref = { current: document.body };
  const shown = showHook(useClick, () => [ref, () => {}]);
  ref.current = null;
  shown.hide();
}
`,
  },
  {
    rule: 'no-mismatched-release',
    heading: 'A guard the wrong way round',
    blocks: [1],
    measures: ['listeners', 'timers'],
    code: `
import { onScroll, Ticker } from 'block';
export function turn() {
  onScroll(document.body, () => {}).dispose();
  const ticker = new Ticker();
  ticker.start();
  ticker.stop();
}
`,
  },
  {
    rule: 'no-mismatched-release',
    heading: 'A guard the wrong way round',
    blocks: [2],
    measures: ['listeners'],
    code: `
import { onScroll } from 'block';
export const turn = () => onScroll(document.body, () => {}).dispose();
`,
  },
  { rule: 'require-teardown', heading: 'A class that ends nothing', measures: ['timers'], code: angular('PricesComponent') },
  {
    rule: 'require-teardown',
    heading: 'A widget stays behind its element',
    measures: ['ResizeObserver'],
    code: `
import { useEditor } from 'block';
import { addHost } from 'page/mount';
import { showHook } from 'page/react';
const parent = addHost();
console.log = () => {};
export const turn = () => showHook(useEditor, () => [parent]).hide();
`,
  },
];

const handles: readonly Driver[] = [
  {
    rule: 'no-leaked-handle',
    heading: 'Each run of an effect opens one',
    measures: ['WebSocket'],
    code: `
import { Price } from 'block';
import { pause } from 'page/mount';
import { show } from 'page/react';
export async function turn() {
  const shown = show(Price, { url: location.origin.replace('http', 'ws') });
  await pause(5);
  shown.hide();
  await pause(5);
}
`,
  },
  {
    rule: 'no-leaked-object-url',
    heading: 'Nothing can revoke it',
    measures: ['urls'],
    code: `
import { download } from 'block';
HTMLAnchorElement.prototype.click = () => {};
export const turn = () => download(new Blob(['text']), 'name');
`,
  },
  {
    rule: 'no-leaked-object-url',
    heading: 'It is kept and never revoked',
    measures: ['urls'],
    code: `
import { Preview } from 'block';
import { pause } from 'page/mount';
import { show } from 'page/react';
export async function turn() {
  const shown = show(Preview);
  const input = shown.host.querySelector('input');
  const files = new DataTransfer();
  files.items.add(new File(['text'], 'name'));
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await pause();
  shown.hide();
}
`,
  },
  {
    rule: 'no-leaked-object-url',
    heading: 'One way out misses the release',
    measures: ['urls'],
    code: `
import { save } from 'block';
export const turn = () => save(new Blob(['text']), document.createElement('a'), false);
`,
  },
  {
    rule: 'no-leaked-observer',
    heading: 'Nothing disconnects it',
    measures: ['MutationObserver'],
    code: `
import { Theme } from 'block';
import { end } from 'page/mount';
export const turn = () => end(new Theme(() => {}));
`,
  },
  {
    rule: 'no-leaked-observer',
    heading: 'An effect adds one on each run',
    measures: ['ResizeObserver'],
    code: `
import { Panel } from 'block';
import { show } from 'page/react';
let panel;
export const start = () => { panel = show(Panel, { onResize: () => {} }); };
export const turn = () => panel.update({ onResize: () => {} });
`,
  },
  {
    rule: 'no-leaked-observer',
    heading: 'The teardown releases the others and forgets this one',
    measures: ['ResizeObserver'],
    code: `
import { Chart } from 'block';
import { addHost } from 'page/mount';
const host = addHost();
export const turn = () => new Chart(host).destroy();
`,
  },
  {
    rule: 'no-leaked-observer',
    heading: 'One way out misses the release',
    measures: ['MutationObserver'],
    code: `
import { whenFilled } from 'block';
import { addHost } from 'page/mount';
const list = addHost('ul');
export const turn = () => whenFilled(list, false, () => {});
`,
  },
  {
    rule: 'no-mismatched-release',
    heading: 'A hook with another name',
    measures: ['timers'],
    code: angular('PriceComponent'),
  },
  {
    rule: 'no-mismatched-release',
    heading: 'A cleanup that asks a ref for its element',
    measures: ['IntersectionObserver'],
    code: `
import { useIsVisible } from 'block';
import { addHost } from 'page/mount';
import { showHook } from 'page/react';
const current = addHost();
export function turn() {
  const ref = { current };
  const shown = showHook(useIsVisible, () => [ref]);
  ref.current = null;
  shown.hide();
}
`,
  },
  {
    rule: 'no-mismatched-release',
    heading: 'A cleanup that is handed over wrongly',
    blocks: [1, 2],
    measures: ['ResizeObserver', 'timers'],
    code: `
import { useClock, useResize } from 'block';
import { showHook } from 'page/react';
addEventListener('error', (event) => event.preventDefault());
export function turn() {
  for (const hook of [useClock, useResize]) {
    try {
      showHook(hook, () => [() => {}]).hide();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
}
`,
  },
  {
    rule: 'no-mismatched-release',
    heading: 'A cleanup that is handed over wrongly',
    blocks: [3, 4],
    measures: ['timers'],
    code: shownBy('solid', 'Clock', '{ tick: () => {} }'),
  },
  {
    rule: 'no-mismatched-release',
    heading: 'Another function, or another object',
    // A frame that nobody cancelled ends by itself: what counts is that it came after the stop.
    measures: ['count', 'MediaQueryList'],
    counted: 'late frames and MediaQueryList',
    code: `
import { onPrint, Wave } from 'block';
let late = 0;
export const count = () => late;
console.log = () => { late += 1; };
export async function turn() {
  const wave = new Wave();
  wave.start();
  wave.stop();
  onPrint(() => {})();
  await new Promise(requestAnimationFrame);
}
`,
  },
  {
    rule: 'no-mismatched-release',
    heading: 'What is not reported',
    measures: ['survivors'],
    code: `
import { Chart } from 'block';
import { show } from 'page/react';
const charts = new Set();
function draw() {
  const chart = track({ destroy: () => charts.delete(chart) });
  charts.add(chart);
  return chart;
}
export const turn = () => show(Chart, { draw }).hide();
`,
  },
];

export const drivers: readonly Driver[] = [...timers, ...listeners, ...handles, ...subscriptions, ...growth];

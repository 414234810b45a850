/** Drivers of blocks whose streams, lists and variables keep what is gone. */
import { angular, type Driver, shownBy } from './driver.js';

const PRICES = {
  './price.service': `
import { Subject } from 'rxjs';
export class PriceService { price$ = new Subject(); }
`,
};

/** An Angular component that asks for the service of prices; those who listen to its stream, and what it started, are counted. */
const priced = (name: string, emit = ''): string => `
import { declareParameters, show } from 'page/angular';
import { PriceService } from './price.service';
import { ${name} } from 'block';
declareParameters(${name}, PriceService);
const useValue = new PriceService();
export const count = () => useValue.price$.observers.length;
export async function turn() {
  const shown = await show(${name}, [{ provide: PriceService, useValue }]);
  ${emit}
  shown.hide();
}
`;

export const subscriptions: readonly Driver[] = [
  {
    rule: 'no-leaked-subscription',
    heading: 'The subscription is dropped',
    blocks: [1, 2],
    measures: ['count'],
    modules: PRICES,
    code: priced('PriceComponent'),
  },
  { rule: 'no-leaked-subscription', heading: 'The subscription is dropped', blocks: [3, 4], measures: ['timers'], code: shownBy('react', 'Clock') },
  { rule: 'no-leaked-subscription', heading: 'It is kept, and nothing ends it', measures: ['listeners'], code: angular('RulerComponent') },
  { rule: 'no-leaked-subscription', heading: 'The notifier never emits', measures: ['count'], modules: PRICES, code: priced('PriceComponent') },
  {
    rule: 'no-leaked-subscription',
    heading: 'An operator goes on behind `takeUntil()`',
    measures: ['timers'],
    modules: PRICES,
    code: priced('PriceAgeComponent', 'useValue.price$.next(1);'),
  },
  { rule: 'no-leaked-subscription', heading: 'What only removes is dropped', blocks: [1, 2], measures: ['survivors'], code: `
import { Price } from 'block';
import { show } from 'page/react';
// Each component's setter is a function of its own that only the list of the block can keep.
const { add } = Set.prototype;
Set.prototype.add = function (value) {
  return add.call(this, typeof value === 'function' ? track(value) : value);
};
export const turn = () => show(Price).hide();
` },
  {
    rule: 'no-leaked-subscription',
    heading: '`includeLikely`',
    measures: ['count'],
    modules: { './price-list.component': `
import { Subject } from 'rxjs';
export class PriceListComponent { selection$ = new Subject(); gone$ = new Subject(); }
` },
    code: `
import { declareParameters, show } from 'page/angular';
import { PriceListComponent } from './price-list.component';
import { PriceComponent } from 'block';
declareParameters(PriceComponent, PriceListComponent);
let useValue = new PriceListComponent();
let open = 0;
export const count = () => open;
// The list stays where it is, or says that it goes: what listens to it then is what a turn leaves.
export async function turn() {
  useValue = new PriceListComponent();
  const shown = await show(PriceComponent, [{ provide: PriceListComponent, useValue }]);
  shown.hide();
  useValue.gone$.next();
  open += useValue.selection$.observers.length;
}
`,
  },
  {
    rule: 'no-leaked-subscription',
    heading: '`includeThrows`',
    measures: ['timers'],
    code: `
import { runWithTicks } from 'block';
export const turn = () => runWithTicks(() => Promise.reject(new Error('no')), () => {}).catch(() => {});
`,
  },
];

export const growth: readonly Driver[] = [
  {
    rule: 'no-unbounded-collection',
    heading: 'Instances that add themselves',
    measures: ['survivors'],
    code: `
import { Chart } from 'block';
import { end } from 'page/mount';
export const turn = () => end(track(new Chart(document.createElement('canvas'))));
`,
  },
  {
    rule: 'no-retained-scope',
    heading: 'A component that nobody takes out',
    measures: ['survivors'],
    keeps: 1,
    code: `
import { Panel } from 'block';
import { show } from 'page/angular';
export async function turn() {
  const shown = await show(Panel);
  track(shown.instance);
  shown.hide();
}
`,
  },
  {
    rule: 'no-retained-scope',
    heading: 'Options',
    blocks: [1],
    measures: ['survivors'],
    keeps: 1,
    code: `
import { follow } from 'block';
import { addHost } from 'page/mount';
export const start = () => follow(addHost());
export function turn() {
  const node = track(addHost('input'));
  node.dispatchEvent(new Event('focusin', { bubbles: true }));
  node.remove();
}
`,
  },
];

import { describe, expect, test } from 'vitest';
import { collectReports } from './harness.js';
import { report } from './tester.js';

function component(members: string): string {
  return `import { Component, NgZone } from '@angular/core';
import { fromEvent, interval, Subscription } from 'rxjs';

@Component({ template: '' })
export class Prices {
  constructor(private prices: PriceService, private zone: NgZone) {}

  ${members}
}
`;
}

describe('a subscription in a field', () => {
  const set = `private size: Subscription; ngOnInit() { this.size = fromEvent(window, 'resize').subscribe(f); }`;

  test('that nothing ends', () => {
    expect(collectReports(component(set))).toEqual(['neverReleased']);
    expect(collectReports(component(`${set} ngOnDestroy() { this.size.unsubscribe(); }`))).toEqual([]);
    expect(collectReports(component(`${set} ngOnDestroy() { this.end(); } end() { this.size?.unsubscribe(); }`))).toEqual([]);
    expect(collectReports(component(`${set} ngOnDestroy() { end(this.size); }`))).toEqual([]);
    expect(collectReports(component(`${set} ngOnDestroy() { [this.size].forEach((size) => size.unsubscribe()); }`))).toEqual([]);
  });

  test('that a runner gives back', () => {
    const run = (call: string): string => `size: Subscription; ngOnInit() { this.size = this.zone.${call}(() => { return fromEvent(window, 'resize').subscribe(f); }); }`;
    expect(collectReports(component(run('runOutsideAngular')))).toEqual(['neverReleased']);
    expect(collectReports(component(run('elsewhere')))).toEqual([]);
    expect(collectReports(component(`${run('runOutsideAngular')} ngOnDestroy() { this.size.unsubscribe(); }`))).toEqual([]);
  });

  test('that the teardown forgets', () => {
    const code = `${set} ngOnDestroy() { this.other.unsubscribe(); } pause() { this.size.unsubscribe(); }`;
    expect(collectReports(component(code))).toEqual(['missedByTeardown']);
    expect(report('prices.ts', component(code.replace('{ this.other', '{\n    this.other').replace('(); } pause', '();\n  }\n  pause')))[0]?.output).toContain(
      'this.other.unsubscribe();\n    this.size?.unsubscribe();',
    );
  });

  test('that ends itself', () => {
    expect(collectReports(component(`size = interval(10).subscribe(() => { if (this.done) this.size.unsubscribe(); });`))).toEqual([]);
    expect(collectReports(component(`size = interval(10).subscribe(() => { if (this.done) this.size.next(); });`))).toEqual(['neverReleased']);
  });

  test('of an injected client, declared as a subscription', () => {
    const client = (type: string, end: string): string => `
      export class Inbox {
        private sub: ${type};
        private timer = setInterval(f, 1000);
        constructor(connection: Connection) { this.sub = connection.subscribe('inbox', { callback: (message) => this.take(message) }); }
        stop() { clearInterval(this.timer); ${end} }
      }`;
    expect(collectReports(client('Subscription', ''))).toEqual(['neverReleased']);
    expect(collectReports(client('Subscription', 'this.sub.unsubscribe();'))).toEqual([]);
    expect(collectReports(client('string', ''))).toEqual([]);
  });
});

describe('subscriptions in a collection', () => {
  const collected = (make: string, keep: string): string =>
    `private subs = ${make}; ngOnInit() { ${keep.replace('$', 'this.prices.price$.subscribe(f)')}; ${keep.replace('$', 'this.prices.size$.subscribe(f)')}; }`;

  test.each([
    ['new Subscription()', 'this.subs.add($)', 'this.subs.unsubscribe()'],
    ['new SubSink()', 'this.subs.sink = $', 'this.subs.unsubscribe()'],
    ['[]', 'this.subs.push($)', 'this.subs.forEach((sub) => sub.unsubscribe())'],
  ])('%s', (make, keep, end) => {
    expect(collectReports(component(collected(make, keep)))).toEqual(['neverReleased']);
    expect(collectReports(component(`${collected(make, keep)} ngOnDestroy() { ${end}; }`))).toEqual([]);
  });

  test('that is not the own one is silent', () => {
    expect(collectReports(component(collected('createBag()', 'this.subs.add($)')))).toEqual([]);
    expect(collectReports(component('ngOnInit() { this.zone.add(this.prices.price$.subscribe(f)); }'))).toEqual([]);
  });
});

describe('what is on purpose, or somebody else decides', () => {
  test.each([
    'ngOnInit() { void this.prices.price$.subscribe(f); }',
    'follow() { return this.prices.price$.subscribe(f); }',
    'ngOnInit() { keep(this.prices.price$.subscribe(f)); }',
    'ngOnInit() { const sub = this.prices.price$.subscribe(f); this.ref.onDestroy(() => sub.unsubscribe()); }',
  ])('%s', (code) => {
    expect(collectReports(component(code), { includeLikely: true })).toEqual([]);
  });
});

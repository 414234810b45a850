import { describe, expect, test } from 'vitest';
import { collectReports } from './harness.js';
import { report } from './tester.js';

/** A component with a pipe that waits for `gone$`, and this teardown. */
function waiting(teardown: string, { field = 'private gone$ = new Subject<void>();', use = '', stream = 'this.prices.price$', head = 'class Prices' } = {}): string {
  return `import { Component } from '@angular/core';
import { of, Subject, take, takeUntil } from 'rxjs';

@Component({ template: '' })
export ${head} {
  ${field}

  constructor(private prices: PriceService) {}

  ngOnInit() {
    ${stream}.pipe(takeUntil(this.gone$)).subscribe((price) => this.show(price));
    ${use}
  }

  ${teardown}
}
`;
}

describe('a notifier that never emits', () => {
  test.each([
    ['ngOnDestroy() {}', 'notifierNeverFires'],
    ['ngOnDestroy() { this.gone$.complete(); }', 'notifierOnlyCompletes'],
    ['ngOnDestroy() { this.gone$.unsubscribe(); }', 'notifierOnlyCompletes'],
  ])('%s: %s', (teardown, kind) => {
    expect(collectReports(waiting(teardown))).toEqual([kind]);
  });

  test.each([
    'ngOnDestroy() { this.gone$.next(); }',
    'ngOnDestroy() { this.end(); } end() { this.gone$.next(); }',
    'stop() { this.gone$.next(); }',
    'ngOnDestroy() { end(this.gone$); }',
    'ngOnDestroy() { const { gone$ } = this; gone$.next(); }',
    'ngOnDestroy() { this.ends.forEach((end) => end.gone$.next()); }',
  ])('is none with %s', (teardown) => {
    expect(collectReports(waiting(teardown))).toEqual([]);
  });

  test('is reported once, at its first use', () => {
    const code = waiting('', { use: 'this.prices.size$.pipe(takeUntil(this.gone$)).subscribe(f);' });
    expect(report('prices.ts', code).map(({ line }) => line)).toEqual([11]);
  });

  test('belongs to others where it is no field of the class alone', () => {
    expect(collectReports(waiting('', { field: 'gone$ = new Subject<void>();' }))).toEqual(['notifierNeverFires']);
    expect(collectReports(waiting('', { field: 'gone$ = new Subject<void>();', head: 'class Prices extends Base' }))).toEqual([]);
    expect(collectReports(waiting('', { field: 'gone$ = new Subject<void>();', head: 'abstract class Prices' }))).toEqual([]);
    expect(collectReports(waiting('', { field: '@Input() gone$ = new Subject<void>();' }))).toEqual([]);
    expect(collectReports(waiting('', { field: 'gone$: Subject<void>;' }))).toEqual([]);
    expect(collectReports(waiting('', { field: 'private gone$ = new BehaviorSubject(1);' }))).toEqual([]);
  });

  test('harms nothing where the stream ends or is the own one', () => {
    expect(collectReports(waiting('', { stream: 'of(1)' }))).toEqual([]);
    expect(collectReports(waiting('', { stream: 'new Subject()' }))).toEqual([]);
    expect(collectReports(waiting('', { stream: 'this.prices.price$.pipe(take(1))' }))).toEqual([]);
  });

  test('that emits while the owner lives is likely', () => {
    const code = waiting('reset() { this.destroy$.next(); } ngOnDestroy() { this.save(); }').replaceAll('gone$', 'destroy$');
    expect(collectReports(code)).toEqual([]);
    expect(collectReports(code, { includeLikely: true })).toEqual(['notifierMissesTeardown']);
  });
});

describe('fixes', () => {
  test('fire it in the teardown', () => {
    const [first] = report('prices.ts', waiting('ngOnDestroy() {\n    this.save();\n  }'));
    expect(first?.output).toContain('ngOnDestroy() {\n    this.save();\n    this.gone$.next();\n  }');
  });

  test('fire it before it completes', () => {
    const [first] = report('prices.ts', waiting('ngOnDestroy() {\n    this.gone$.complete();\n  }'));
    expect(first?.output).toContain('ngOnDestroy() {\n    this.gone$.next();\n    this.gone$.complete();\n  }');
  });

  test('suggest a teardown', () => {
    const [first] = report('prices.ts', waiting(''));
    expect(first?.suggestions?.['createTeardown']).toContain('ngOnDestroy(): void {\n    this.gone$.next();\n  }');
  });

  test('know what the subject is of', () => {
    const [first] = report('prices.ts', waiting('ngOnDestroy() {\n  }', { field: 'private gone$ = new Subject<boolean>();' }));
    expect(first?.output).toContain('this.gone$.next(true);');
    const [other] = report('prices.ts', waiting('ngOnDestroy() {\n  }', { field: 'private gone$ = new Subject<Reason>();' }));
    expect(other?.output).toBeUndefined();
  });
});

describe('takeUntil() that is not last', () => {
  const pipe = (...operators: string[]): string => `import { Component } from '@angular/core';
import { interval, Subject, switchMap, takeUntil } from 'rxjs';

@Component({ template: '' })
export class Prices {
  private gone$ = new Subject<void>();
  constructor(private prices: PriceService) {}
  ngOnInit() {
    this.prices.price$.pipe(${operators.join(', ')}).subscribe(f);
  }
  ngOnDestroy() { this.gone$.next(); }
}`;

  test('is reported before a stream that goes on, and moved', () => {
    const [first, ...others] = report('prices.ts', pipe('takeUntil(this.gone$)', 'switchMap(() => interval(10))', 'map(f)'));
    expect(first).toMatchObject({ messageId: 'takeUntilNotLast', line: 9 });
    expect(first?.output).toBe(pipe('switchMap(() => interval(10))', 'map(f)', 'takeUntil(this.gone$)'));
    expect(others).toEqual([]);
  });

  test.each([
    ['switchMap(() => interval(10))', 'takeUntil(this.gone$)'],
    ['takeUntil(this.gone$)', 'switchMap(() => of(1))'],
    ['takeUntil(this.gone$)', 'switchMap((price) => this.prices.getAll(price))'],
    ['takeUntil(this.gone$)', 'switchMap(() => interval(10).pipe(takeUntil(this.gone$)))'],
    ['takeUntil(this.gone$)', 'map(f)', 'shareReplay(1)'],
  ])('is silent: %s, %s', (...operators) => {
    expect(collectReports(pipe(...operators))).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { report } from './tester.js';

/** A component whose teardown ends one stream, with this one forgotten; the text of the hook after `--fix`. */
function fix(statement: string, { imports = `import { takeUntil } from 'rxjs/operators';`, members = '', teardown = 'this.destroy$.next();' } = {}): string | undefined {
  const code = `import { Component } from '@angular/core';
import { Subject, interval } from 'rxjs';
${imports}

@Component({ template: '' })
export class Prices {
  private destroy$ = new Subject<void>();
  ${members}
  constructor(private prices: PriceService) {}

  ngOnInit() {
    ${imports.includes('takeUntil') ? 'this.prices.size$.pipe(takeUntil(this.destroy$)).subscribe(f);' : ''}
    ${statement}
  }

  ngOnDestroy() {
    ${teardown}
  }
}
`;
  const [first] = report('prices.ts', code);
  return first?.output;
}

describe('the operator that ends the other streams', () => {
  test.each([
    ['this.prices.price$.subscribe(f);', 'this.prices.price$.pipe(takeUntil(this.destroy$)).subscribe(f);'],
    ['this.prices?.price$?.subscribe(f);', 'this.prices?.price$?.pipe(takeUntil(this.destroy$))?.subscribe(f);'],
    ['this.prices.price$.pipe(map(f)).subscribe(f);', 'this.prices.price$.pipe(map(f), takeUntil(this.destroy$)).subscribe(f);'],
    ['this.prices.price$.pipe().subscribe(f);', 'this.prices.price$.pipe(takeUntil(this.destroy$)).subscribe(f);'],
    ['this.prices.price$.pipe(\n      map(f),\n      filter(g),\n    ).subscribe(f);', 'this.prices.price$.pipe(\n      map(f),\n      filter(g),\n      takeUntil(this.destroy$),\n    ).subscribe(f);'],
    ['(this.prices.price$ as Prices).subscribe(f);', '(this.prices.price$ as Prices).pipe(takeUntil(this.destroy$)).subscribe(f);'],
    ['interval(10)\n      .subscribe(f);', 'interval(10).pipe(takeUntil(this.destroy$))\n      .subscribe(f);'],
  ])('%s', (before, after) => {
    expect(fix(before)).toContain(after);
  });

  test('is imported where it is not', () => {
    const without = { imports: `import { map } from 'rxjs/operators';` };
    expect(fix('this.prices.price$.subscribe(f);', without)).toContain(`import { map, takeUntil } from 'rxjs/operators';`);
  });

  test('is not written where no teardown fires the subject', () => {
    expect(fix('this.prices.price$.subscribe(f);', { teardown: 'this.save();' }) ?? '').not.toContain('price$.pipe(');
  });
});

describe('takeUntilDestroyed()', () => {
  const component = (members: string): string => `import { Component, DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';

@Component({ template: '' })
export class Prices {
  private prices = inject(PriceService);
  ${members}
}
`;
  const other = 'size = this.prices.size$.pipe(takeUntilDestroyed()).subscribe(f);';

  test('in a constructor', () => {
    const [first] = report('prices.ts', component(`${other}\n  constructor() { this.prices.price$.subscribe(f); }`));
    expect(first?.output).toContain('this.prices.price$.pipe(takeUntilDestroyed()).subscribe(f);');
  });

  test('in a hook, with the reference of the class', () => {
    const ref = 'private destroyRef = inject(DestroyRef);';
    const hook = 'ngOnInit() { this.prices.price$.subscribe(f); }';
    expect(report('prices.ts', component(`${other}\n  ${ref}\n  ${hook}`))[0]?.output).toContain('pipe(takeUntilDestroyed(this.destroyRef)).subscribe(f);');
    expect(report('prices.ts', component(`${other}\n  ${hook}`))[0]?.output ?? '').not.toContain('price$.pipe(takeUntilDestroyed(');
  });
});

describe('a release', () => {
  test('in the cleanup of an effect', () => {
    const code = `import { useEffect } from 'react';
import { interval } from 'rxjs';
export function Clock() {
  useEffect(() => {
    interval(1000).subscribe(tick);
  }, []);
  return <p />;
}
`;
    const [first] = report('clock.tsx', code);
    expect(first).toMatchObject({ messageId: 'discardedByEffect', line: 5 });
    expect(first?.output).toContain('const subscription = interval(1000).subscribe(tick);\n    return () => subscription.unsubscribe();');
  });

  test('in a new hook of a framework', () => {
    const code = `import { Component } from '@angular/core';
import { interval, Subscription } from 'rxjs';
@Component({ template: '' })
export class Clock {
  ngOnInit() {
    interval(1000).subscribe(tick);
  }
}
`;
    const [first] = report('clock.ts', code);
    expect(first?.output).toContain('this.subscription = interval(1000).subscribe(tick);');
    expect(first?.output).toContain('private subscription?: Subscription;');
    expect(first?.output).toMatch(/ngOnDestroy\(\): void \{\s+this\.subscription\?\.unsubscribe\(\);/u);
  });

  test('not in a new teardown that may hide the one of a base', () => {
    const code = `import { Component } from '@angular/core';
import { interval, Subscription } from 'rxjs';
@Component({ template: '' })
export class Clock extends Base {
  ngOnInit() {
    interval(1000).subscribe(tick);
  }
}
`;
    const [first] = report('clock.ts', code);
    expect(first?.messageId).toBe('discardedByInstance');
    expect(first?.output).toBeUndefined();
    expect(first?.suggestions?.['createTeardown']).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { collectReports, inComponent } from './harness.js';

/** Streams that go on when the component is gone, by what stands in front of `.subscribe()`. */
const endless: readonly string[] = [
  'interval(1000)',
  'timer(0, 1000)',
  `fromEvent(window, 'resize')`,
  `fromEvent(document.body, 'click').pipe(debounceTime(10))`,
  `fromEvent(this.document, 'click')`,
  'this.prices.price$',
  'this.prices.current.price$',
  'this.prices.price$.asObservable()',
  'this.prices.onChange()',
  'this.prices.watchAll(this.id)',
  'this.store.select(selectUser)',
  'this.store.pipe(select(selectUser))',
  'merge(of(1), this.prices.price$)',
  'combineLatest([this.own$, this.prices.price$])',
  'combineLatest({ own: this.own$, price: this.prices.price$ })',
  'this.prices.price$.pipe(map(f), filter(g), shareReplay(1))',
  'this.own$.pipe(switchMap(() => this.prices.price$))',
  'of(1).pipe(switchMap(() => interval(10)))',
  'this.derived$',
  'this.late$',
  'this.got$',
  'this.makeStream()',
  'defer(() => interval(10))',
  'this.id > 1 ? interval(10) : of(1)',
  'this.zone.onStable',
];

/** Streams that end by themselves, die with the component, or of which nothing is known. */
const ending: readonly string[] = [
  'of(1)',
  'timer(1000)',
  'from([1, 2])',
  `fromEvent(this.host.nativeElement, 'click')`,
  'EMPTY',
  'interval(1000).pipe(take(3))',
  'interval(1000).pipe(first())',
  'this.prices.price$.pipe(map(f), take(1))',
  'this.prices.price$.pipe(takeWhile(g))',
  'this.prices.price$.pipe(first(g))',
  'this.prices.price$.pipe(untilDestroyed(this))',
  'this.prices.price$.pipe(takeUntilDestroyed(this.destroyRef))',
  'this.prices.price$.pipe(takeUntil(this.destroy$))',
  'this.prices.price$.pipe(this.untilGone())',
  'this.prices.price$.pipe(unknownOperator())',
  'this.prices.getAll()',
  'this.prices.saveChanges()',
  'this.prices.closed$',
  'this.prices.afterClosed()',
  'this.http.get(url)',
  'this.route.params',
  'this.dialogRef.closed',
  'this.ngControl.valueChanges',
  'this.form.valueChanges',
  'this.own$',
  'this.own$.pipe(map(f))',
  'this.emitter',
  'this.children.changes',
  'this.provided.price$',
  'this.parent.price$',
  'this.input.price$',
  'merge(this.own$, of(1))',
  'this.unheard.price$',
  'makeElsewhere()',
];

describe('in a component', () => {
  test.each(endless)('%s goes on', (stream) => {
    expect(collectReports(inComponent(`${stream.includes('?') ? `(${stream})` : stream}.subscribe((value) => this.show(value));`))).toEqual(['discardedByInstance']);
  });

  test.each(ending)('%s is silent', (stream) => {
    expect(collectReports(inComponent(`${stream}.subscribe((value) => this.show(value));`))).toEqual([]);
  });
});

describe('a parent, and what is like one, counts', () => {
  const forgotten = 'this.parent.price$.subscribe((value) => this.show(value));';

  test('where another stream of one is ended', () => {
    expect(collectReports(inComponent(`this.parent.size$.pipe(takeUntil(this.destroy$)).subscribe(f); ${forgotten}`))).toEqual(['discardedByInstance']);
    expect(collectReports(inComponent(`this.prices.size$.pipe(takeUntil(this.destroy$)).subscribe(f); ${forgotten}`))).toEqual([]);
  });

  test('with includeLikely', () => {
    expect(collectReports(inComponent(forgotten), { includeLikely: true })).toEqual(['discardedByInstance']);
  });
});

describe('what is no stream is silent', () => {
  test.each([
    'this.socketService.subscribe(this);',
    'this.prices.subscribe(f);',
    `this.prices.current.subscribe('topic');`,
    'this.subscribe(f);',
  ])('%s', (code) => {
    expect(collectReports(inComponent(code))).toEqual([]);
  });

  test('a method named subscribe, in a file without streams', () => {
    const code = (service: string): string => `
      export class Feed {
        constructor(private readonly feed: FeedService) { this.feed.${service}.subscribe(f); setInterval(g, 1); }
        destroy() { clearInterval(this.timer); }
      }`;
    expect(collectReports(code('items'), { includeLikely: true })).toEqual([]);
    expect(collectReports(code('items$'), { includeLikely: true })).toEqual(['discardedByInstance']);
  });
});

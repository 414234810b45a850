import type { Options } from '../../../src/rules/no-leaked-subscription.js';
import { report } from './tester.js';

/** The message ids that the rule reports in a file of TypeScript, in the order of the lines. */
export function collectReports(code: string, options: Options[0] = {}, filename = 'prices.component.ts'): readonly (string | undefined)[] {
  return report(filename, code, options).map(({ messageId }) => messageId);
}

/** A component that ends what waits for `destroy$`, with this code in a hook. */
export function inComponent(code: string): string {
  return `
    import { Component, ElementRef, EventEmitter, Input, NgZone, Output, QueryList, ViewChildren } from '@angular/core';
    import { combineLatest, defer, EMPTY, from, fromEvent, interval, merge, of, Subject, Subscription, timer } from 'rxjs';
    import { debounceTime, filter, first, map, select, shareReplay, switchMap, take, takeUntil, takeWhile } from 'rxjs/operators';
    import { makeElsewhere, unknownOperator, untilDestroyed, takeUntilDestroyed } from './elsewhere';

    @Component({ selector: 'app-prices', template: '', providers: [ProvidedService] })
    export class PricesComponent {
      @Input() input: PriceService;
      @Output() emitter = new EventEmitter<number>();
      @ViewChildren('row') children: QueryList<ElementRef>;
      private destroy$ = new Subject<void>();
      private own$ = new Subject<number>();
      private derived$ = this.prices.price$.pipe(map(f));
      private late$: Observable<number>;
      form = this.builder.group({});

      constructor(
        private prices: PriceService,
        private store: Store<State>,
        private http: HttpClient,
        private route: ActivatedRoute,
        private dialogRef: MatDialogRef<Prices>,
        private ngControl: NgControl,
        private provided: ProvidedService,
        private parent: PriceListComponent,
        private host: ElementRef,
        private zone: NgZone,
        private socketService: SocketService,
        @Inject(DOCUMENT) private document: Document,
        private builder: FormBuilder,
      ) {
        this.late$ = prices.price$;
      }

      get got$() { return this.prices.price$; }

      makeStream() {
        return this.prices.price$.pipe(map(f));
      }

      ngOnInit() {
        ${code}
      }

      ngOnDestroy() {
        this.destroy$.next();
      }
    }`;
}

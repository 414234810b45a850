/**
 * What the names of RxJS and of its users say about how long a stream lasts. Operators and creators count only in a pipe, or where the package is
 * imported; what is not listed is unknown, and an unknown operator makes the whole pipe unknown.
 */
import type { Protocol } from './schema.js';

/** Packages whose streams these are, and those whose users write such streams. */
export const streamModules: readonly string[] = ['rxjs', 'rxjs/operators', '@angular/core/rxjs-interop'];
export const streamUserModules: readonly string[] = ['rxjs', '@angular/core', '@ngrx/store', '@ngrx/effects', '@ngxs/store'];

/** Makers of streams that end by themselves, whatever they are given. */
export const finiteCreatorNames: readonly string[] = ['of', 'empty', 'throwError', 'range', 'generate', 'ajax', 'firstValueFrom', 'lastValueFrom'];

/** Streams of these names that end by themselves. */
export const finiteStreamNames: readonly string[] = ['EMPTY'];

/** Makers of streams that tick until somebody unsubscribes. */
export const endlessCreatorNames: readonly string[] = ['interval', 'animationFrames'];

/** Makers of streams that last as long as the longest that they are given. */
export const joiningCreatorNames: readonly string[] = ['merge', 'combineLatest', 'forkJoin'];

/** Operators after which a stream ends by itself. */
export const completingOperatorNames: readonly string[] = [
  'take',
  'takeWhile',
  'takeLast',
  'first',
  'single',
  'elementAt',
  'find',
  'findIndex',
  'isEmpty',
  'every',
  'timeout',
  'timeoutWith',
];

/** Operators that end a stream with its owner's life. Whatever ends with these words counts. */
export const endingOperatorPattern = '^(?:takeUntil\\w*|untilDestroy\\w*|until[A-Z]\\w*|destroyWith\\w*|\\w*[uU]ntilDestroyed|\\w*[uU]nsubscribe\\w*)$';

/** Operators that add a stream for each value: what they run goes on when their source has ended. */
export const flatteningOperatorNames: readonly string[] = ['switchMap', 'mergeMap', 'concatMap', 'exhaustMap', 'flatMap', 'switchMapTo', 'mergeMapTo', 'concatMapTo', 'expand'];

/** Operators that add the streams that they are given to the source. */
export const joiningOperatorNames: readonly string[] = ['mergeWith', 'combineLatestWith', 'concatWith'];

/** Operators that change nothing about when a stream ends. */
export const passingOperatorNames: readonly string[] = [
  'audit',
  'auditTime',
  'buffer',
  'bufferCount',
  'bufferTime',
  'bufferWhen',
  'catchError',
  'count',
  'debounce',
  'debounceTime',
  'defaultIfEmpty',
  'delay',
  'delayWhen',
  'distinct',
  'distinctUntilChanged',
  'distinctUntilKeyChanged',
  'do',
  'endWith',
  'filter',
  'finalize',
  'groupBy',
  'ignoreElements',
  'last',
  'map',
  'mapTo',
  'materialize',
  'max',
  'min',
  'observeOn',
  'pairwise',
  'pluck',
  'publish',
  'publishReplay',
  'reduce',
  'refCount',
  'retry',
  'sample',
  'sampleTime',
  'scan',
  'select',
  'share',
  'shareReplay',
  'skip',
  'skipLast',
  'skipUntil',
  'skipWhile',
  'startWith',
  'subscribeOn',
  'switchScan',
  'tap',
  'throttle',
  'throttleTime',
  'throwIfEmpty',
  'timeInterval',
  'timestamp',
  'toArray',
  'withLatestFrom',
];

/** Methods that give a stream of what they are called on, and last as long. */
export const viewMethodNames: readonly string[] = ['asObservable', 'toObservable', '$'];

/** Members that speak once, when what they belong to is done; or that its owner ends with it. */
export const terminalMemberNames: readonly string[] = [
  'afterAllClosed',
  'afterClosed',
  'afterDismissed',
  'afterOpen',
  'afterOpened',
  'attachments',
  'backdropClick',
  'beforeClose',
  'beforeClosed',
  'close',
  'closed',
  'completed',
  'destroy',
  'destroyed',
  'detachments',
  'detached',
  'disconnected',
  'dismissed',
  'done',
  'finished',
  'hidden',
  'initialized',
  'isStable',
  'keydownEvents',
  'loaded',
  'onClose',
  'onDestroy',
  'onDismiss',
  'onHidden',
  'onHide',
  'onAction',
  'opened',
  'outsidePointerEvents',
  'ready',
  'result',
  'statusChanges',
  'valueChanges',
  'whenStable',
];

/** How methods of a service are called whose streams go on for as long as the service does. */
export const ongoingMethodPattern =
  '^(?:select|observe|watch|changes?|events?|updates?|stream|on[A-Z]\\w*|(?:watch|observe|listen|select)[A-Z]\\w*|(?!(?:get|load|save|fetch|set|find|add|apply|push|send|commit|discard)[A-Z])\\w+(?:Changes|Changed|Stream))\\$?$';

/** Types that mean a part of the component itself, what the framework ends with it, or what it was opened in. */
export const ownTypePattern =
  '^(?:\\w*Ref|ActivatedRoute|NgControl|NgModel|NgForm|\\w*Control|Form(?:Group|Array|Record|Builder)\\w*|ControlContainer|QueryList|EventEmitter|OutputEmitterRef|Http(?:Client|Backend|Service))$';

/** What classes are called of which an application has one, whatever it says about them. */
export const sharedClassPattern = '(?:Service|Store|Facade|Effects|Gateway|Guard|Interceptor|Resolver|Module|Bootstrap|Worker)$';

/** Types of what an application shares: there is one for many components, and it outlives each of them. */
export const sharedTypePattern =
  '(?:Services?|Store|State|Manager|Dispatcher|Facade|Router|Bus|Intl|Adapter|Directionality|Zone|Observer|Ruler|Api|Client|Translate|Location|Actions|Hub|Socket|Registry|Queue|Cache|Broker|Connection|Repository)$';

/** What a document or a window that somebody injects is called. */
export const pageNamePattern = '^[_#]?(?:document|window|doc|win)$';

/** Functions that run their first argument at once and give back what it gives. */
export const runnerNames: readonly string[] = [
  'run',
  'runGuarded',
  'runOutsideAngular',
  'runOutsideOfAngular',
  'runInInjectionContext',
  'untracked',
  'untrack',
  'batch',
  'runInAction',
];

/** What subjects that say "the owner is gone" are called. */
export const notifierNamePattern = 'destroy|unsub|dispos|teardown|unmount|onDestroy';

/** A subscription to a stream. Found by how long the stream lasts, and not by where a function is declared. */
export const streamSubscription: Protocol = {
  id: 'streams/subscribe',
  family: 'subscription',
  kind: 'subscription',
  noun: 'subscription',
  keeps: 'its callback and all that it captures',
  acquire: [{ method: 'subscribe', on: { from: 'rxjs', name: 'Observable' } }],
  callback: 0,
  ends: 'never',
  release: [{ method: 'unsubscribe' }, { method: 'complete' }, { method: 'dispose' }, { method: '[Symbol.dispose]' }],
  evidence: 'https://rxjs.dev/guide/subscription',
  examples: { leak: '', clean: '' },
};

/** As much of more packages as the texts of the fix tests import: they are not installed. */
declare module 'rxjs' {
  export interface Subscription {
    unsubscribe(): void;
  }
  export interface Observable<T> {
    pipe<R = T>(...operators: ((source: Observable<never>) => Observable<unknown>)[]): Observable<R>;
    subscribe(next: (value: T) => void): Subscription;
  }
  export function interval(ms: number): Observable<number>;
  export function fromEvent<T>(target: EventTarget, name: string): Observable<T>;
  export function take<T>(count: number): (source: Observable<T>) => Observable<T>;
  export function map<T, R>(change: (value: T) => R): (source: Observable<T>) => Observable<R>;
  export function switchMap<T, R>(change: (value: T) => Observable<R>): (source: Observable<T>) => Observable<R>;
  export function takeUntil<T>(notifier: unknown): (source: Observable<T>) => Observable<T>;
}

declare module '@angular/core/rxjs-interop' {
  export function takeUntilDestroyed(destroyRef?: object): (source: never) => never;
}

declare module 'mqtt' {
  export interface MqttClient {
    subscribe(topic: string): void;
    unsubscribe(topic: string): void;
  }
}

declare module 'mobx' {
  export function autorun(run: () => void): () => void;
}

declare module '*/common/lifecycle' {
  export class Disposable {
    protected _register<T extends { dispose(): void }>(child: T): T;
    dispose(): void;
  }
  export class Emitter {
    dispose(): void;
  }
}

declare module 'lodash' {
  export function memoize<F extends (...args: never[]) => unknown>(fn: F, resolver?: (...args: never[]) => unknown): F & { cache: object };
}

declare module 'memoizee' {
  export default function memoizee<F extends (...args: never[]) => unknown>(fn: F, options?: { max?: number; promise?: boolean }): F;
}

import type { ObligationRow } from './obligation-row.js';

/** Functions of MobX that give back what ends them. */
const mobxReactions = [
  ['autorun', '() => setTotal(cart.total)'],
  ['reaction', '() => cart.total, (total) => setTotal(total)'],
  ['when', '() => cart.total > 100, () => setTotal(100)'],
  ['observe', "cart, 'total', ({ newValue }) => setTotal(Number(newValue))"],
  ['intercept', "cart, 'total', (change) => change"],
  ['onBecomeObserved', "cart, 'total', () => setTotal(0)"],
  ['spy', '({ type }) => setTotal(type.length)'],
] as const;

/** Subjects of RxJS. */
const subjects = [
  ['Subject', ''],
  ['BehaviorSubject', '0'],
  ['ReplaySubject', ''],
] as const;

export const ofStreams: readonly ObligationRow[] = [
  {
    id: 'rxjs.Observable.subscribe',
    protocol: 'streams/subscribe',
    program: `
  import { Component, type OnDestroy, type OnInit } from '@angular/core';
  import { interval, Subscription } from 'rxjs';

  @Component({ selector: 'app-clock', template: '{{ now }}' })
  export class ClockComponent implements OnInit, OnDestroy {
    now = 0;
    private readonly subscriptions = new Subscription();

    ngOnInit(): void {
-     interval(1_000).subscribe((now) => {
-       this.now = now;
-     });
+     this.subscriptions.add(
+       interval(1_000).subscribe((now) => {
+         this.now = now;
+       }),
+     );
    }

    ngOnDestroy(): void {
      this.subscriptions.unsubscribe();
    }
  }
`,
  },
  ...subjects.map(([name, made]): ObligationRow => ({
    id: `rxjs.${name}`,
    protocol: 'packages/subject',
    program: `
  import { ${name} } from 'rxjs';

  export class Feed {
    private readonly prices = new ${name}<number>(${made});
    private readonly news = new ${name}<number>(${made});

    tell(price: number, item: number): void {
      this.prices.next(price);
      this.news.next(item);
    }

    listen(show: (value: number) => void): void {
      this.prices.subscribe(show);
      this.news.subscribe(show);
    }

    destroy(): void {
      this.prices.complete();
+     this.news.complete();
    }
  }
`,
  })),
  {
    id: 'rxjs.connectable.connect',
    protocol: 'packages/stream-connection',
    program: `
  import { connectable, interval, map } from 'rxjs';

  const ticks = connectable(interval(1_000).pipe(map(() => Date.now())));

  export class Clock {
+   private readonly connection;
    private readonly timer = setInterval(() => this.draw(), 16);

    constructor() {
-     ticks.connect();
+     this.connection = ticks.connect();
    }

    draw(): void {}

    destroy(): void {
      clearInterval(this.timer);
+     this.connection.unsubscribe();
    }
  }
`,
  },
  {
    id: 'rxjs.webSocket',
    protocol: 'packages/stream-socket',
    program: `
  import { webSocket } from 'rxjs/webSocket';

  export class Feed {
    private readonly socket;
    private readonly timer = setInterval(() => this.ping(), 10_000);

    constructor(url: string, show: (text: string) => void) {
      this.socket = webSocket<string>(url);
      this.socket.subscribe(show);
    }

    ping(): void {
      this.socket.next('ping');
    }

    destroy(): void {
      clearInterval(this.timer);
+     this.socket.complete();
    }
  }
`,
  },
  {
    id: 'rxjs.SchedulerLike.schedule',
    needsTypes: true,
    protocol: 'packages/scheduled-work',
    program: `
  import { asyncScheduler, type Subscription } from 'rxjs';

  export class Poller {
    private readonly prices: Subscription;
    private readonly news: Subscription;

    constructor(loadPrices: () => void, loadNews: () => void) {
      this.prices = asyncScheduler.schedule(loadPrices, 5_000);
      this.news = asyncScheduler.schedule(loadNews, 5_000);
    }

    get isDone(): boolean {
      return this.prices.closed && this.news.closed;
    }

    destroy(): void {
      this.prices.unsubscribe();
+     this.news.unsubscribe();
    }
  }
`,
  },
  ...mobxReactions.map(([name, given]): ObligationRow => ({
    id: `mobx.${name}`,
    protocol: 'packages/reaction',
    program: `
  import { ${name}, observable } from 'mobx';
  import { useEffect, useState } from 'react';

  const cart = observable({ total: 0 });

  export function Badge() {
    const [total, setTotal] = useState(0);
    useEffect(() => {
-     ${name}(${given});
+     return ${name}(${given});
    }, []);
    return total;
  }
`,
  })),
  {
    id: 'zustand.StoreApi.subscribe',
    protocol: 'packages/store-subscription',
    program: `
  import { useEffect } from 'react';
  import { createStore } from 'zustand/vanilla';

  const store = createStore(() => ({ total: 0 }));

  export function useTitle(name: string): void {
    useEffect(() => {
-     store.subscribe(({ total }) => {
+     return store.subscribe(({ total }) => {
        document.title = name + total;
      });
    }, [name]);
  }
`,
  },
  {
    id: 'eventemitter3.EventEmitter.on',
    protocol: 'node/emitter-listener',
    program: `
  import EventEmitter from 'eventemitter3';
  import { useEffect, useState } from 'react';

  const bus = new EventEmitter<{ total: (total: number) => void }>();

  export function Total() {
    const [total, setTotal] = useState(0);
    useEffect(() => {
      bus.on('total', setTotal);
+     return () => {
+       bus.off('total', setTotal);
+     };
    }, []);
    return total;
  }
`,
  },
  {
    id: 'mitt.Emitter.on',
    protocol: 'node/emitter-listener',
    program: `
  import mitt from 'mitt';

  const bus = mitt<{ total: number }>();

  export class Badge {
    private readonly timer = setInterval(() => this.blink(), 1_000);
    private readonly show = (total: number): void => console.log(total);

    open(): void {
      bus.on('total', this.show);
    }

    blink(): void {}

    destroy(): void {
      clearInterval(this.timer);
+     bus.off('total', this.show);
    }
  }
`,
  },
  {
    id: '@tanstack/query-core.QueryObserver.subscribe',
    protocol: 'packages/query-observer',
    program: `
  import { type QueryClient, QueryObserver } from '@tanstack/query-core';

  export class Prices {
    private readonly timer = setInterval(() => this.blink(), 1_000);
+   private readonly stop: () => void;

    constructor(client: QueryClient, show: (data: unknown) => void) {
      const observer = new QueryObserver(client, { queryKey: ['prices'] });
-     observer.subscribe(({ data }) => show(data));
+     this.stop = observer.subscribe(({ data }) => show(data));
    }

    blink(): void {}

    destroy(): void {
      clearInterval(this.timer);
+     this.stop();
    }
  }
`,
  },
  {
    id: '@tanstack/query-core.QueryCache.subscribe',
    protocol: 'packages/query-observer',
    program: `
  import { QueryClient } from '@tanstack/query-core';
  import { useEffect, useState } from 'react';

  const client = new QueryClient();

  export function Queries() {
    const [total, setTotal] = useState(0);
    useEffect(() => {
-     client.getQueryCache().subscribe(() => setTotal(client.getQueryCache().getAll().length));
+     return client.getQueryCache().subscribe(() => setTotal(client.getQueryCache().getAll().length));
    }, []);
    return total;
  }
`,
  },
  {
    id: '@tanstack/query-core.QueryClient.mount',
    protocol: 'packages/query-client',
    program: `
  import { QueryClient } from '@tanstack/query-core';
  import { useEffect } from 'react';

  const client = new QueryClient();

  export function useQueries(): void {
    useEffect(() => {
      client.mount();
+     return () => {
+       client.unmount();
+     };
    }, []);
  }
`,
  },
];

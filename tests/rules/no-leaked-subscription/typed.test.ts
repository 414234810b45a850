import rule from '../../../src/rules/no-leaked-subscription.js';
import { typed } from './tester.js';

const client = `
interface Client { subscribe(subject: string, callback: () => void): Inbox }
interface Inbox { unsubscribe(): void }
`;

typed.run('no-leaked-subscription: what types say of the receiver', rule, {
  valid: [
    {
      name: 'a pipe that the owner ends',
      code: `
import { fromEvent, Subject, takeUntil } from 'rxjs';

export class Panel {
  readonly #gone = new Subject<void>();
  start() { fromEvent(window, 'resize').pipe(takeUntil(this.#gone)).subscribe(() => {}); }
  ngOnDestroy() { this.#gone.next(); }
}
`,
    },
    {
      name: 'a client’s subscription that the end takes back',
      code: `${client}
type Subscription = Inbox;
export class Consumer {
  private sub?: Subscription;
  private timer = setInterval(() => {}, 1000);
  constructor(private client: Client) {}
  start() { this.sub = this.client.subscribe('orders', () => {}); }
  stop() { clearInterval(this.timer); this.sub?.unsubscribe(); }
}
`,
    },
  ],
  invalid: [
    {
      name: 'a pipe whose notifier never emits: the pipe’s type names no creator',
      code: `
import { fromEvent, Subject, takeUntil } from 'rxjs';

export class Panel {
  readonly #gone = new Subject<void>();
  start() { fromEvent(window, 'resize').pipe(takeUntil(this.#gone)).subscribe(() => {}); }
  ngOnDestroy() { console.log('gone'); }
}
`,
      output: `
import { fromEvent, Subject, takeUntil } from 'rxjs';

export class Panel {
  readonly #gone = new Subject<void>();
  start() { fromEvent(window, 'resize').pipe(takeUntil(this.#gone)).subscribe(() => {}); }
  ngOnDestroy() { console.log('gone'); this.#gone.next(); }
}
`,
      errors: [{ messageId: 'notifierNeverFires', line: 6 }],
    },
    {
      name: 'a client’s subscription that the end forgets: a receiver whose type is no observable',
      code: `${client}
type Subscription = Inbox;
export class Consumer {
  private sub?: Subscription;
  private timer = setInterval(() => {}, 1000);
  constructor(private client: Client) {}
  start() { this.sub = this.client.subscribe('orders', () => {}); }
  stop() { clearInterval(this.timer); }
}
`,
      output: `${client}
type Subscription = Inbox;
export class Consumer {
  private sub?: Subscription;
  private timer = setInterval(() => {}, 1000);
  constructor(private client: Client) {}
  start() { this.sub = this.client.subscribe('orders', () => {}); }
  stop() { clearInterval(this.timer); this.sub?.unsubscribe(); }
}
`,
      errors: [{ messageId: 'neverReleased', line: 10 }],
    },
  ],
});

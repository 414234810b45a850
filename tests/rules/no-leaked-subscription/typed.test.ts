import rule from '../../../src/rules/no-leaked-subscription.js';
import { typed } from '../../support/rule-testers.js';

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

const socket = `
interface Sub { remove(): void }
interface Socket { onMessage(f: () => void): Sub; onData(f: () => void): () => void; onLog(f: () => void): Socket }
`;

const panel = (code: string): string => `${socket}
export class Panel {
  private readonly subs: Sub[] = [];
  constructor(private readonly socket: Socket, private readonly other: Socket) {
    this.subs.push(other.onMessage(() => this.draw()));
    ${code}
  }
  draw() {}
  dispose() { for (const sub of this.subs) { sub.remove(); } }
}
`;

typed.run('no-leaked-subscription: events of a class whose types say that they give back a remover', rule, {
  valid: [
    panel('this.subs.push(socket.onMessage(() => this.draw()));'),
    { name: 'a socket that gives itself back', code: panel('socket.onLog(() => this.draw());') },
    { name: 'on purpose', code: panel('void socket.onMessage(() => this.draw());') },
  ],
  invalid: [
    {
      name: 'an object',
      code: panel('socket.onMessage(() => this.draw());'),
      errors: [{ messageId: 'disposerDroppedBeside', line: 9 }],
      output: panel('this.subs.push(socket.onMessage(() => this.draw()));'),
    },
    {
      name: 'a function, which a list of objects does not take',
      code: panel('other.onData(() => this.draw());'),
      errors: [
        {
          messageId: 'disposerDroppedBeside',
          line: 9,
          suggestions: [
            {
              messageId: 'releaseInTeardown',
              output: panel('this.dataListener = other.onData(() => this.draw());')
                .replace('Sub[] = [];\n', 'Sub[] = [];\n  private dataListener?: () => void;\n')
                .replace('sub.remove(); }', 'sub.remove(); } this.dataListener?.();'),
            },
          ],
        },
      ],
      output: null,
    },
    {
      name: 'an object in a field',
      code: panel('this.sub = socket.onMessage(() => this.draw());').replace('private readonly subs', 'private sub?: Sub; private readonly subs'),
      errors: [
        {
          messageId: 'disposerMissed',
          data: { handle: 'this.sub', release: 'this.sub.remove', where: 'in `dispose()`' },
          suggestions: [
            {
              messageId: 'releaseInTeardown',
              output: panel('this.sub = socket.onMessage(() => this.draw());')
                .replace('private readonly subs', 'private sub?: Sub; private readonly subs')
                .replace('sub.remove(); } }', 'sub.remove(); } this.sub?.remove(); }'),
            },
          ],
        },
      ],
    },
  ],
});

import rule from '../../../src/rules/no-leaked-subscription.js';
import { untyped } from '../../support/rule-testers.js';

function feed({
  start = '(async () => { for await (const event of this.client.events()) { this.draw(event); } })();',
  stop = 'clearInterval(this.timer);',
  client = 'constructor(private client: Client) {}',
}: { readonly start?: string; readonly stop?: string; readonly client?: string } = {}): string {
  return `export class View {
  timer = setInterval(() => {}, 1000);
  ${client}
  start() { ${start} }
  stop() { ${stop} }
}
`;
}

function loop(body: string, right = 'this.client.events()'): string {
  return `(async () => { ${right.includes('events =') ? right : ''} for await (const event of ${right.includes('events =') ? 'events' : right}) { ${body} } })();`;
}

const errors = [{ messageId: 'feedNeverLeft', line: 4, data: { source: 'this.client.events()', where: '`stop()`' } }] as const;

untyped.run('no-leaked-subscription: loops over feeds', rule, {
  valid: [
    { name: 'left by return', code: feed({ start: loop('if (event.isLast) return;') }) },
    { name: 'left by break', code: feed({ start: loop('if (event.isLast) break;') }) },
    { name: 'the caller waits for it', code: feed({ start: 'return (async () => { for await (const event of this.client.events()) { this.draw(event); } })();' }) },
    { name: 'an iterator with a name of its own', code: feed({ start: loop('this.draw(event);', 'const events = this.client.events(); this.events = events;') }) },
    { name: 'a signal ends it', code: feed({ start: loop('this.draw(event);', 'this.client.events({ signal: this.signal })') }) },
    { name: 'an own client', code: feed({ client: 'client = new Client();' }) },
    { name: 'a method that is no feed', code: feed({ start: loop('this.draw(event);', 'this.client.rows()') }) },
    { name: 'no end that releases anything', code: feed({ stop: 'this.isStopped = true;' }) },
    { name: 'a plain loop', code: feed({ start: 'for (const event of this.client.events()) { this.draw(event); }' }) },
  ],
  invalid: [
    { name: 'nobody leaves it', code: feed(), errors: [...errors] },
    { name: 'a break of the switch inside', code: feed({ start: loop('switch (event.type) { case 1: this.draw(event); break; }') }), errors: [...errors] },
    { name: 'an iterator that the loop alone has', code: feed({ start: loop('this.draw(event);', 'const events = this.client.events();') }), errors: [...errors] },
    {
      name: 'started with void, errors caught',
      code: feed({ start: 'void (async () => { for await (const event of this.client.events()) { this.draw(event); } })().catch(report);' }),
      errors: [...errors],
    },
  ],
});

import rule from '../../../src/rules/no-leaked-timer.js';
import { lines } from '../../fixes/harness.js';
import { untyped } from '../../support/rule-testers.js';

const options = [{ includeLikely: true }] as const;

const poller = (receiver: string, ends: string): string => lines`
  import { clock } from './clock';
  export class Poller {
    constructor(host) {
      this.host = host;
    }
    start() {
      this.timer = ${receiver}.setInterval(() => this.poll(), 1000);
      this.late = ${receiver}.setTimeout(() => this.poll(), 9);
    }
    dispose() {
      ${ends};
    }
    poll() {}
  }
`;

untyped.run('no-leaked-timer: timers of other objects', rule, {
  valid: [
    ...['clock', 'this.host.window'].map((receiver) => ({ options, code: poller(receiver, `${receiver}.clearInterval(this.timer); ${receiver}.clearTimeout(this.late)`) })),
    // Nothing shows that whoever asks clears it.
    { options, code: poller('clock', 'this.host.close()') },
    // Another object may end its own timers.
    { options, code: poller('this.host', 'this.host.clearTimeout(this.late)') },
    { options, code: poller('this', 'this.clearTimeout(this.late)') },
    // A frame goes with its timers.
    { options, code: poller('this.host.contentWindow', 'this.host.contentWindow.clearTimeout(this.late)') },
    // Not the platform's way to call it.
    { options, code: poller('clock', 'clock.clearTimeout(this.late)').replace('() => this.poll(), 1000', '1000') },
  ],
  invalid: ['clock', 'this.host.window'].map((receiver) => {
    const ends = `${receiver}.clearTimeout(this.late)`;
    const code = poller(receiver, ends);
    const output = code.replace(`${ends};`, `${ends};\n    ${receiver}.clearInterval(this.timer);`);
    return { code, output, errors: [{ messageId: 'neverReleased' as const, line: 7 }] };
  }),
});

import rule from '../../src/rules/prefer-bounded-queue.js';
import { untyped } from '../support/rule-testers.js';

const likely = [{ includeLikely: true }] as const;

/** A listener that fills a list, and a loop that empties it. */
function queue({ put = 'jobs.push(message);', loop = 'while (jobs.length > 0) { await run(jobs.shift()); }' } = {}): string {
  return `const jobs = [];
socket.on('message', (message) => { ${put} });
export async function drain(run) { ${loop} }
`;
}

const grows = { messageId: 'queueUnlimited', line: 2, data: { queue: 'jobs', line: 3 } } as const;
const method = 'export class Runner { jobs = []; add(job) { this.jobs.push(job); } async drain() { while (this.jobs.length) { await this.jobs.shift()(); } } }';

untyped.run('prefer-bounded-queue', rule, {
  valid: [
    { name: 'full at some time', code: queue({ put: 'if (jobs.length < 100) jobs.push(message);' }), options: likely },
    { name: 'the length is given on', code: queue({ put: 'jobs.push(message); report(jobs.length);' }), options: likely },
    { name: 'emptied at once', code: queue({ loop: 'while (jobs.length > 0) { run(jobs.shift()); }' }), options: likely },
    { name: 'filled by the loop itself', code: 'const jobs = [];\nexport async function drain(run) { while (jobs.length > 0) { jobs.push(await run(jobs.shift())); } }', options: likely },
    { name: 'a list of the call', code: 'export async function drain(run, all) { const jobs = [...all]; while (jobs.length > 0) { await run(jobs.shift()); } }', options: likely },
    { name: 'filled by callers, not on demand', code: method },
  ],
  invalid: [
    { name: 'filled by events', code: queue(), errors: [grows] },
    { name: 'taken out with splice', code: queue({ loop: 'while (jobs.length) { await run(jobs.splice(0, 1)[0]); }' }), errors: [grows] },
    { name: 'for ever', code: queue({ loop: 'for (;;) { await run(jobs.shift()); }' }), errors: [grows] },
    { name: 'filled by callers, on demand', code: method, options: likely, errors: [{ messageId: 'queueUnlimited', line: 1, data: { queue: 'this.jobs', line: 1 } }] },
  ],
});

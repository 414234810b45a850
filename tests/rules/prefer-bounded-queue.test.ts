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

/** A case whose only report suggests a limit. */
function limited<Case extends { readonly code: string }>(test: Case): Case & { errors: [typeof grows & { suggestions: [{ messageId: 'dropOldest'; output: string }] }] } {
  const output = `const JOBS_LIMIT = 1000;\n${test.code.replace('jobs.push(message);', 'jobs.push(message); if (jobs.length > JOBS_LIMIT) jobs.shift();')}`;
  return { ...test, errors: [{ ...grows, suggestions: [{ messageId: 'dropOldest', output }] }] };
}

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
    limited({ name: 'filled by events', code: queue() }),
    limited({ name: 'taken out with splice', code: queue({ loop: 'while (jobs.length) { await run(jobs.splice(0, 1)[0]); }' }) }),
    limited({ name: 'for ever', code: queue({ loop: 'for (;;) { await run(jobs.shift()); }' }) }),
    { name: 'filled by an expression', code: queue().replace('{ jobs.push(message); }', 'jobs.push(message)'), errors: [grows] },
    {
      name: 'filled by callers, on demand',
      code: method,
      options: likely,
      errors: [
        {
          messageId: 'queueUnlimited',
          line: 1,
          data: { queue: 'this.jobs', line: 1 },
          suggestions: [
            {
              messageId: 'dropOldest',
              output: `const JOBS_LIMIT = 1000;\n${method.replace('this.jobs.push(job);', 'this.jobs.push(job); if (this.jobs.length > JOBS_LIMIT) this.jobs.shift();')}`,
            },
          ],
        },
      ],
    },
  ],
});

/** A walk over a tree, by breadth. */
function walk({ list = '[root]', test = 'open.length > 0', put = 'open.push(...node.children);', take = 'const node = open.shift();', rest = '' } = {}): string {
  return `export function visit(root, see) {
  const open = ${list};
  while (${test}) {
    ${take}
    see(node);
    ${put}
  }
  ${rest}
}
`;
}

/** The walk with an index. */
function indexed(code: string, test: string): string {
  return code.replace('  const open', '  let head = 0;\n  const open').replace(test, 'head < open.length').replace('open.shift()', 'open[head++]');
}

const shifted = { messageId: 'shiftedInLoop', line: 4, data: { queue: 'open', line: 3 } } as const;

untyped.run('prefer-bounded-queue: lists that a loop shifts and fills', rule, {
  valid: [
    { name: 'not on demand', code: walk() },
    { name: 'that are not filled', code: walk({ put: '' }), options: likely },
    { name: 'that others give', code: walk({ list: 'root.all' }), options: likely },
    { name: 'that are asked for more', code: walk({ rest: 'return open;' }), options: likely },
    { name: 'whose length is needed', code: walk({ rest: 'return open.length;' }), options: likely },
    { name: 'that may be empty', code: walk({ test: 'see.isOpen' }), options: likely },
    { name: 'that are taken from twice', code: walk({ rest: 'open.shift();' }), options: likely },
    { name: 'whose new length is used', code: walk({ put: 'see(open.push(...node.children));' }), options: likely },
    { name: 'of a stack', code: walk({ take: 'const node = open.pop();' }), options: likely },
    { name: 'beside a wait', code: walk({ put: 'open.push(...(await node.load()));' }).replace('function', 'async function'), options: likely },
    { name: 'in a loop of their own', code: walk({ take: 'let node; while (see.next) node = open.shift();' }), options: likely },
    { name: 'that outlive the call', code: 'const open = [];\nexport function visit(see) { while (open.length > 0) { const node = open.shift(); open.push(...node.children); } }', options: likely },
  ],
  invalid: [
    { name: 'a walk', code: walk(), options: likely, errors: [{ ...shifted, suggestions: [{ messageId: 'moveHead', output: indexed(walk(), 'open.length > 0') }] }] },
    {
      name: 'a test without a number, and more to test',
      code: walk({ test: 'open.length && see.isOpen' }),
      options: likely,
      errors: [{ ...shifted, suggestions: [{ messageId: 'moveHead', output: indexed(walk({ test: 'open.length && see.isOpen' }), 'open.length') }] }],
    },
    {
      name: 'a name that is taken',
      code: walk({ rest: 'see(head);' }),
      options: likely,
      errors: [{ ...shifted, suggestions: [{ messageId: 'moveHead', output: indexed(walk({ rest: 'see(head);' }), 'open.length > 0').replace('let head', 'let head2').replace('head <', 'head2 <').replace('head++', 'head2++') }] }],
    },
  ],
});

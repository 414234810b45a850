import type { TestCaseError } from '@typescript-eslint/rule-tester';
import rule from '../../../src/rules/no-leaked-timer.js';
import { untyped } from '../../support/rule-testers.js';

/** An executor whose early `return` leaves the deadline set. */
function deadline(run: string, delay = '5000'): string {
  return `export function open(find, retry) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(${run}, ${delay});
    const agent = find();
    if (agent === undefined) {
      resolve(undefined);
      return;
    }
    clearTimeout(late);
    resolve(agent);
  });
}
`;
}

/** The suggestion clears it before the `return`. */
function leaveMissed(code: string): TestCaseError<string> {
  const output = code.replace('      return;', '      clearTimeout(late);\n      return;');
  return { messageId: 'leaveMissed', line: 3, suggestions: [{ messageId: 'releaseBeforeReturn', output }] };
}

const likely = [{ includeLikely: true }] as const;

untyped.run('no-leaked-timer: deadlines that only settle their promise', rule, {
  valid: [
    { name: 'a rejection', code: deadline("() => reject(new Error('late'))") },
    { name: 'a resolution', code: deadline('() => { resolve(undefined); }') },
  ],
  invalid: [
    {
      name: 'more than that',
      code: deadline("() => { retry(); reject(new Error('late')); }"),
      errors: [leaveMissed(deadline("() => { retry(); reject(new Error('late')); }"))],
    },
    {
      name: 'a call of something else',
      code: deadline('() => retry(undefined)'),
      errors: [leaveMissed(deadline('() => retry(undefined)'))],
    },
    {
      name: 'a long wait',
      code: deadline("() => reject(new Error('late'))", '600000'),
      errors: [leaveMissed(deadline("() => reject(new Error('late'))", '600000'))],
    },
    { name: 'a rejection, on demand', code: deadline("() => reject(new Error('late'))"), options: likely, errors: [leaveMissed(deadline("() => reject(new Error('late'))"))] },
  ],
});

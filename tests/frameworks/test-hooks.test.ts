import { describe } from 'vitest';
import { mechanism } from './mechanism.js';

describe.each([
  ['', 'beforeEach', 'afterEach'],
  ['', 'beforeAll', 'afterAll'],
  ['', 'before', 'after'],
  ["import { beforeEach, afterEach } from '@jest/globals';", 'beforeEach', 'afterEach'],
  ["import { beforeEach, afterEach } from 'mocha';", 'beforeEach', 'afterEach'],
  ["import { before, after } from 'node:test';", 'before', 'after'],
  ["import { beforeEach, afterEach } from 'vitest';", 'beforeEach', 'afterEach'],
])('%s %s', (head, setUp, tearDown) => {
  const program = (end: string, mark: string): string => `
${head}
let timer;
${setUp}(() => {
  timer = setInterval(() => {}, 1000);${mark}
});
${end}
`;
  mechanism(tearDown, {
    filename: 'clock.js',
    leak: program('', ' // leak'),
    clean: program(`${tearDown}(() => clearInterval(timer));`, ''),
  });
});

describe('vitest', () => {
  mechanism('the returned function', {
    filename: 'clock.js',
    leak: `
import { beforeEach } from 'vitest';
beforeEach(() => {
  const timer = setInterval(() => {}, 1000); // leak
});
`,
    clean: `
import { beforeEach } from 'vitest';
beforeEach(() => {
  const timer = setInterval(() => {}, 1000);
  return () => clearInterval(timer);
});
`,
  });
});

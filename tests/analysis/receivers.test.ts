import { describe, expect, it } from 'vitest';
import { collectObligations } from '../../src/analysis/acquisitions.js';
import type { Protocol } from '../../src/catalogue/schema.js';
import { ask } from './subject.js';

const base = {
  family: 'handle',
  kind: 'handle',
  noun: 'thing',
  keeps: 'all of it',
  ends: 'never',
  release: [{ method: 'close' }],
  evidence: 'https://example.com',
  examples: { leak: '', clean: '' },
} as const;

const pool: Protocol = {
  ...base,
  id: 'test/pool',
  acquire: [{ construct: { from: 'acme', name: 'Pool' } }, { call: { from: 'acme', name: 'createPool' } }, { call: { from: 'acme', name: 'default' } }],
  gives: { from: 'acme', name: 'Pool' },
};

const client: Protocol = {
  ...base,
  id: 'test/client',
  acquire: [{ method: 'lend', on: { from: 'acme', name: 'Pool' } }],
  handle: 'promise',
  exempt: [{ given: 0 }],
};

function collect(code: string): readonly string[] {
  return ask(`/* here */ 1; ${code}`, ({ file }) => collectObligations(file, [client, pool]).map(({ protocol }) => protocol.id));
}

const lent = ['test/client', 'test/pool'];

describe('the receiver of a method, without types', () => {
  it.each([
    ["import { Pool } from 'acme'; new Pool().lend();", lent],
    ["import { Pool } from 'other'; new Pool().lend();", []],
    ["import { Pool } from 'acme'; const pool = new Pool(); pool.lend();", lent],
    ["import acme from 'acme'; const pool = new acme.Pool(); pool.lend();", lent],
    ["const { Pool } = require('acme'); const pool = new Pool(); pool.lend();", lent],
    ["import { createPool } from 'acme'; const pool = createPool(); pool.lend();", lent],
    ["import { createPool as make } from 'acme'; const pool = await make(); pool.lend();", lent],
    ["import make from 'acme'; const pool = make(); pool.lend();", lent],
    ["const make = require('acme'); const pool = make(); pool.lend();", lent],
    ["import { Pool } from 'acme'; let pool = null; pool = new Pool(); pool.lend();", lent],
    ["import { Pool } from 'acme'; let pool = new Other(); pool = new Pool(); pool.lend();", ['test/pool']],
    ["import { Pool } from 'acme'; class A { pool = new Pool(); m() { this.pool.lend(); } }", lent],
    ["import { Pool } from 'acme'; class A { pool = new Pool(); m() { this.other.lend(); } }", ['test/pool']],
    ["import { Pool } from 'acme'; class A { constructor() { this.pool = new Pool(); } m() { this.pool.lend(); } }", lent],
    ["import { Pool } from 'acme'; const pools = [new Pool()]; pools[0].lend();", ['test/pool']],
    ["import { Pool } from 'acme'; function f({ pool }) { pool.lend(); }", []],
    // What is made of itself is of no type.
    ["import { Pool } from 'acme'; let pool; pool = pool.lend(); pool.lend();", []],
    ["import { Pool } from 'acme'; let left; let right; left = right.lend(); right = left.lend();", []],
  ])('%s', (code, expected) => {
    expect(collect(code)).toEqual(expected);
  });

  it.each([
    ["import { Pool } from 'acme'; function f(pool: Pool) { pool.lend(); }", ['test/client']],
    ["import { Pool } from 'other'; function f(pool: Pool) { pool.lend(); }", []],
    ["import type { Pool } from 'acme'; function f(pool?: Pool | undefined) { pool?.lend(); }", ['test/client']],
    ["import type { Pool } from 'acme'; function f(pool: Pool | Other) { pool.lend(); }", []],
    ["import type acme from 'acme'; function f(pool: acme.Pool) { pool.lend(); }", ['test/client']],
    ["import type { Pool } from 'acme'; class A { pool!: Pool; m() { this.pool.lend(); } }", ['test/client']],
    ["import type { Pool } from 'acme'; class A { constructor(private readonly pool: Pool) {} m() { this.pool.lend(); } }", ['test/client']],
    ["import type { Pool } from 'acme'; class A { constructor(pool: Pool) {} m() { this.pool.lend(); } }", []],
  ])('%s', (code, expected) => {
    expect(collect(code)).toEqual(expected);
  });
});

describe('a callback instead of the handle', () => {
  it.each([
    ['', lent],
    ['(error, one) => one.close()', ['test/pool']],
    ['use', ['test/pool']],
    ['{ timeout: 1 }', lent],
    ['undefined', lent],
  ])('lend(%s)', (argument, expected) => {
    expect(collect(`import { Pool } from 'acme'; new Pool().lend(${argument});`)).toEqual(expected);
  });
});

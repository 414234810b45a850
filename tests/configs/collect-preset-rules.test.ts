import { expect, test } from 'vitest';
import { collectPresetRules } from '../../src/configs/collect-preset-rules.js';
import { createRule, type LeaksRule, type RuleDocs } from '../../src/util/create-rule.js';

function ruleWith(docs: Omit<RuleDocs, 'description' | 'typed'>): LeaksRule {
  return createRule<[{ report?: 'certain' | 'likely' }?], 'leaks'>({
    name: 'no-leak',
    meta: {
      type: 'problem',
      docs: { description: 'disallow leaks', typed: 'optional', ...docs },
      messages: { leaks: 'It leaks.' },
      schema: [{ type: 'object', properties: { report: { type: 'string', enum: ['certain', 'likely'] } } }],
      defaultOptions: [{ report: 'certain' }],
    },
    create: () => ({}),
  });
}

const rules = {
  first: ruleWith({ preset: 'recommended' }),
  second: ruleWith({ preset: 'strict' }),
  third: ruleWith({ preset: 'all' }),
};

test('a preset contains the smaller ones', () => {
  expect(collectPresetRules(rules, 'recommended')).toEqual({ 'leaks/first': 'error' });
  expect(collectPresetRules(rules, 'strict')).toEqual({ 'leaks/first': 'error', 'leaks/second': 'error' });
  expect(collectPresetRules(rules, 'all')).toEqual({
    'leaks/first': 'error',
    'leaks/second': 'error',
    'leaks/third': 'error',
  });
});

test('options of strict hold in strict and all, and not in recommended', () => {
  const stricter = {
    first: ruleWith({ preset: 'recommended', presetOptions: { strict: [{ report: 'likely' }] } }),
  };
  expect(collectPresetRules(stricter, 'recommended')).toEqual({ 'leaks/first': 'error' });
  expect(collectPresetRules(stricter, 'strict')).toEqual({ 'leaks/first': ['error', { report: 'likely' }] });
  expect(collectPresetRules(stricter, 'all')).toEqual({ 'leaks/first': ['error', { report: 'likely' }] });
});

test('a rule that is silent without types says so in its page', () => {
  const typed = createRule({
    name: 'no-leak',
    meta: {
      type: 'problem',
      docs: { description: 'disallow leaks', preset: 'recommended', typed: 'required' },
      messages: { leaks: 'It leaks.' },
      schema: [],
    },
    create: () => ({}),
  });
  expect(typed.meta.docs).toMatchObject({
    requiresTypeChecking: true,
    url: 'https://github.com/eslint-plugin-leaks/eslint-plugin-leaks/blob/main/docs/rules/no-leak.md',
  });
  expect(rules.first.meta.docs?.requiresTypeChecking).toBe(false);
});

import type { JSONSchema } from '@typescript-eslint/utils';

/** The options of a rule that can report more than what is certain. `noun`: what it reports, in the plural; `others`: options of its own. */
export function createCertaintySchema(noun: string, others: Readonly<Record<string, JSONSchema.JSONSchema4>> = {}): JSONSchema.JSONSchema4 {
  return {
    type: 'object',
    properties: {
      includeThrows: { type: 'boolean', description: `Report ${noun} that only a thrown error leaks.` },
      includeLikely: {
        type: 'boolean',
        description: `Report ${noun} of which only callers in other files know whether they pile up.`,
      },
      ...others,
    },
    additionalProperties: false,
  };
}

/** The options of a rule that can report what is only likely. `description`: what it reports then. */
export function createLikelySchema(description: string): JSONSchema.JSONSchema4 {
  return { type: 'object', properties: { includeLikely: { type: 'boolean', description } }, additionalProperties: false };
}

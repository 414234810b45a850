/**
 * The JSON Schema of `settings.leaks`, for editors and for configurations that are generated.
 *
 * It allows what the validator allows: both read the tables of `settings-shapes.ts`, and a test holds them against each other.
 *
 * Example: `{ kind: 'index' }` becomes `{ "type": "integer", "minimum": 0 }`.
 */
import { assertNever } from '../util/assert-never.js';
import { leaksSettings, type ObjectShape, type Shape } from './settings-shapes.js';

export interface JsonSchema {
  readonly [keyword: string]: JsonValue;
}

export type JsonValue = string | number | boolean | readonly JsonValue[] | JsonSchema;

/** What `docs/settings.schema.json` holds. */
export function settingsSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'settings.leaks',
    description: 'What a project adds to the catalogue of eslint-plugin-leaks.',
    ...ofObject(leaksSettings),
  };
}

function ofShape(shape: Shape): JsonSchema {
  switch (shape.kind) {
    case 'text':
      return { type: 'string', pattern: shape.pattern };
    case 'flag':
      return { type: 'boolean' };
    case 'index':
      return { type: 'integer', minimum: 0 };
    case 'choice':
      return { enum: shape.values };
    case 'list':
      return { type: 'array', items: ofShape(shape.of), ...(shape.isNonEmpty ? { minItems: 1 } : {}) };
    case 'either':
      return { anyOf: shape.of.map(ofShape) };
    case 'object':
      return ofObject(shape);
    default:
      return assertNever(shape);
  }
}

function ofObject({ keys }: ObjectShape): JsonSchema {
  const entries = Object.entries(keys);
  const required = entries.filter(([, { isRequired }]) => isRequired).map(([key]) => key);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([key, { shape, says }]) => [key, { ...ofShape(shape), description: says }])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

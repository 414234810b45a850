import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/analysis/settings.js';
import { settingsSchema } from '../../src/analysis/settings-schema.js';
import { protocols } from '../../src/catalogue/index.js';

const lease = {
  id: 'acme/lease',
  family: 'handle',
  kind: 'lease',
  noun: 'lease',
  keeps: 'the row locked',
  acquire: [{ call: { from: 'acme', name: 'takeLease' } }],
  ends: 'never',
  release: [{ method: 'giveBack', async: true }],
};

const withResource = (changes: object): unknown => ({ leaks: { resources: [{ ...lease, ...changes }] } });
const withAcquire = (acquire: unknown): unknown => withResource({ acquire: [acquire] });
const withRelease = (release: unknown): unknown => withResource({ release: [release] });

function readMessage(settings: unknown): string {
  try {
    readSettings(settings);
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return error instanceof Error ? error.message : '';
  }
  return 'no mistake';
}

/** ESLint validates a rule's options with the same kind of schema, so it can answer for any other reader of it. */
function isAllowedBySchema(leaks: unknown): boolean {
  const rule = { meta: { schema: [settingsSchema()] }, create: () => ({}) };
  try {
    new Linter().verify('', [{ plugins: { test: { rules: { rule } } }, rules: { 'test/rule': ['error', leaks] } }]);
    return true;
  } catch (error) {
    expect(String(error)).toContain('Key "test/rule"');
    return false;
  }
}

const getLeaks = (settings: unknown): unknown =>
  typeof settings === 'object' && settings !== null && 'leaks' in settings ? settings.leaks : undefined;

const mistakes: readonly (readonly [what: string, settings: unknown, message: string])[] = [
  [
    'no object',
    { leaks: null },
    '`settings.leaks` is null. Allowed: an object with any of `resources`, `owners`, `borrowers`, `testFiles`, `engines`.',
  ],
  [
    'an array for the object',
    { leaks: [] },
    '`settings.leaks` is []. Allowed: an object with any of `resources`, `owners`, `borrowers`, `testFiles`, `engines`.',
  ],
  [
    'an unknown key',
    { leaks: { resource: [lease.id] } },
    '`settings.leaks.resource` is ["acme/lease"], and `resource` is no known key. Allowed: `resources`, `owners`, `borrowers`, `testFiles`, `engines`.',
  ],
  [
    'an unknown key that is no identifier',
    { leaks: { 'own-ers': [] } },
    '`settings.leaks["own-ers"]` is [], and `own-ers` is no known key. Allowed: `resources`, `owners`, `borrowers`, `testFiles`, `engines`.',
  ],
  [
    'a key that every object inherits',
    { leaks: { toString: 'x' } },
    '`settings.leaks.toString` is "x", and `toString` is no known key. Allowed: `resources`, `owners`, `borrowers`, `testFiles`, `engines`.',
  ],
  [
    'an object for the list',
    { leaks: { owners: { from: 'acme', name: 'own' } } },
    '`settings.leaks.owners` is {"from":"acme","name":"own"}. Allowed: an array, each member an object with `from`, `name`.',
  ],
  [
    'a name for the symbol',
    { leaks: { borrowers: [{ from: 'acme', name: 'look' }, 'acme.peek'] } },
    '`settings.leaks.borrowers[1]` is "acme.peek". Allowed: an object with `from`, `name`.',
  ],
  [
    'a missing key',
    { leaks: { owners: [{ from: 'acme' }] } },
    '`settings.leaks.owners[0].name` is missing. Allowed: a non-empty string.',
  ],
  [
    'a wrong type deep inside',
    withAcquire({ call: { from: 42, name: 'open' } }),
    '`settings.leaks.resources[0].acquire[0].call.from` is 42. Allowed: a non-empty string.',
  ],
  [
    'an empty string',
    withAcquire({ call: { from: 'acme', name: '' } }),
    '`settings.leaks.resources[0].acquire[0].call.name` is "". Allowed: a non-empty string.',
  ],
  [
    'no way to release',
    withResource({ release: [] }),
    '`settings.leaks.resources[0].release` is []. Allowed: an array of one or more, each an object with `method`, an object with `call`, `argument`, an object with `mirror`, `same`, an object with `invoke` or an object with `part`, `by`.',
  ],
  [
    'no way to acquire',
    withResource({ acquire: [] }),
    '`settings.leaks.resources[0].acquire` is []. Allowed: an array of one or more, each an object with `call`, an object with `construct` or an object with `method`, `on`.',
  ],
  [
    'an acquire of no known form',
    withAcquire({ function: { from: 'acme', name: 'open' } }),
    '`settings.leaks.resources[0].acquire[0]` is {"function":{"from":"acme","name":"open"}}. Allowed: an object with `call`, an object with `construct` or an object with `method`, `on`.',
  ],
  [
    'half an acquire',
    withAcquire({ method: 'open' }),
    '`settings.leaks.resources[0].acquire[0].on` is missing. Allowed: an object with `from`, `name`.',
  ],
  [
    'two forms in one',
    withRelease({ method: 'close', call: { from: 'acme', name: 'close' }, argument: 0 }),
    '`settings.leaks.resources[0].release[0].call` is {"from":"acme","name":"close"}, and `call` is no known key. Allowed: `method`, `async`.',
  ],
  [
    'a flag that is a word',
    withRelease({ method: 'close', async: 'yes' }),
    '`settings.leaks.resources[0].release[0].async` is "yes". Allowed: true or false.',
  ],
  [
    'a negative index',
    withRelease({ call: { from: 'acme', name: 'close' }, argument: -1 }),
    '`settings.leaks.resources[0].release[0].argument` is -1. Allowed: an index from 0.',
  ],
  [
    'an index in a list',
    withRelease({ mirror: 'off', same: [0, 1.5] }),
    '`settings.leaks.resources[0].release[0].same[1]` is 1.5. Allowed: an index from 0.',
  ],
  [
    'a value that is no choice',
    withResource({ family: 'timers' }),
    '`settings.leaks.resources[0].family` is "timers". Allowed: "timer", "listener", "observer", "subscription", "object-url", "handle", "stream" or "disposable".',
  ],
  [
    'a choice of flags and words',
    withResource({ exempt: [{ option: 'once', argument: 1, equals: 'true' }] }),
    '`settings.leaks.resources[0].exempt[0].equals` is "true". Allowed: true, false, "present" or "absent".',
  ],
  [
    'a position of no known form',
    withResource({ handle: 'callback' }),
    '`settings.leaks.resources[0].handle` is "callback". Allowed: "return", "promise", "receiver", an object with `element`, an object with `property` or an object with `callbackArgument`, `parameter`.',
  ],
  [
    'an article before the noun',
    withResource({ noun: 'a lease' }),
    '`settings.leaks.resources[0].noun` is "a lease". Allowed: a noun without an article.',
  ],
  [
    'evidence that is no page',
    withResource({ evidence: 'our wiki' }),
    '`settings.leaks.resources[0].evidence` is "our wiki". Allowed: an https URL.',
  ],
  [
    'no word for test files',
    { leaks: { testFiles: true } },
    '`settings.leaks.testFiles` is true. Allowed: "ignore", "hooks" or "report".',
  ],
  [
    'a version that names no engine',
    { leaks: { engines: '>=24' } },
    '`settings.leaks.engines` is ">=24". Allowed: an object with `node`.',
  ],
  [
    'a long value',
    withResource({ kind: 'x'.repeat(100) }),
    `\`settings.leaks.resources[0].kind\` is "${'x'.repeat(58)}…. Allowed: "handle", "lease", "token", "registration" or "subscription".`,
  ],
];

describe('mistakes in settings.leaks', () => {
  it.each(mistakes)('%s', (_what, settings, message) => {
    expect(readMessage(settings)).toBe(message);
  });

  it.each(mistakes)('the JSON Schema refuses too: %s', (_what, settings) => {
    expect(isAllowedBySchema(getLeaks(settings))).toBe(false);
  });

  it.each([
    ['undefined', undefined, 'undefined'],
    ['a function', () => true, 'a function'],
    ['a symbol', Symbol('handle'), 'a symbol'],
    ['a big integer', 5n, '5n'],
  ])('%s has no JSON and is named all the same', (_what, kind, text) => {
    expect(readMessage(withResource({ kind }))).toBe(
      `\`settings.leaks.resources[0].kind\` is ${text}. Allowed: "handle", "lease", "token", "registration" or "subscription".`,
    );
  });

  it('names a cycle', () => {
    const noun: Record<string, unknown> = {};
    noun['self'] = noun;
    expect(readMessage(withResource({ noun }))).toBe(
      '`settings.leaks.resources[0].noun` is an object without JSON. Allowed: a noun without an article.',
    );
  });

  it('sees the hole of a sparse array', () => {
    expect(readMessage({ leaks: { owners: new Array<unknown>(1) } })).toBe(
      '`settings.leaks.owners[0]` is undefined. Allowed: an object with `from`, `name`.',
    );
  });

  it('throws each time, not only the first', () => {
    const settings = { leaks: { owner: [] } };
    expect(readMessage(settings)).toBe(readMessage(settings));
    expect(readMessage(settings)).not.toBe('no mistake');
  });
});

describe('readSettings', () => {
  it.each([[undefined], [null], ['leaks'], [[]], [{}], [{ react: { version: 'detect' } }], [{ leaks: {} }]])(
    'finds nothing in %j',
    (settings) => {
      expect(readSettings(settings)).toStrictEqual({
        resources: [],
        owners: [],
        borrowers: [],
        testFiles: 'ignore',
      });
    },
  );

  it('fills in what a private library leaves out', () => {
    expect(readSettings(withResource({})).resources).toStrictEqual([
      { ...lease, evidence: '', examples: { leak: '', clean: '' } },
    ]);
  });

  it('keeps all that is written', () => {
    const own = { from: 'acme', name: 'Scope.own' };
    const peek = { from: 'acme', name: 'peek' };
    const written = { evidence: 'https://acme.example/lease', examples: { leak: 'a', clean: 'b' } };
    const leaks = { resources: [{ ...lease, ...written }], owners: [own], borrowers: [peek], testFiles: 'report' };
    expect(readSettings({ leaks })).toStrictEqual(leaks);
  });

  it('reads one settings object once', () => {
    const settings = withResource({});
    expect(readSettings(settings)).toBe(readSettings(settings));
    expect(readSettings(withResource({}))).not.toBe(readSettings(settings));
  });
});

describe('the JSON Schema', () => {
  it('allows what the reader allows', () => {
    expect(isAllowedBySchema({})).toBe(true);
    expect(isAllowedBySchema(getLeaks(withResource({})))).toBe(true);
    expect(isAllowedBySchema({ resources: protocols, owners: [{ from: 'acme', name: 'own' }], borrowers: [] })).toBe(true);
  });

  it('is closed and names what is required', () => {
    expect(settingsSchema()).toMatchObject({
      type: 'object',
      additionalProperties: false,
      properties: {
        owners: { type: 'array', items: { required: ['from', 'name'], additionalProperties: false } },
        resources: {
          items: {
            required: ['id', 'family', 'kind', 'noun', 'keeps', 'acquire', 'ends', 'release'],
            properties: {
              release: { minItems: 1, items: { anyOf: [{}, {}, {}, {}, {}] } },
              callback: { type: 'integer', minimum: 0 },
            },
          },
        },
      },
    });
  });
});

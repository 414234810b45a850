/**
 * The shape of `settings.leaks` as tables. The validator, the JSON Schema and the TypeScript types all read them, so that none of the three
 * can allow what another refuses.
 *
 * Direction: closed. What no table mentions is refused, because a misspelt key would silently switch a resource off.
 *
 * Example: `{ kind: 'list', of: symbolRef, isNonEmpty: false }` accepts `[]` and `[{ from: 'rxjs', name: 'timer' }]`.
 */

export type Shape =
  | { readonly kind: 'text'; readonly pattern: string; readonly says: string }
  | { readonly kind: 'flag' }
  | { readonly kind: 'index' }
  | { readonly kind: 'choice'; readonly values: readonly (string | boolean)[] }
  | { readonly kind: 'list'; readonly of: Shape; readonly isNonEmpty: boolean }
  /** Objects in it are told apart by their first required key. */
  | { readonly kind: 'either'; readonly of: readonly Shape[] }
  | ObjectShape;

export interface ObjectShape {
  readonly kind: 'object';
  readonly keys: Readonly<Record<string, KeyShape>>;
}

export interface KeyShape {
  readonly shape: Shape;
  readonly isRequired: boolean;
  /** One sentence for the editor's hover. */
  readonly says: string;
}

/** The TypeScript type of the values that a shape accepts. */
export type Infer<S> = S extends { kind: 'text' }
  ? string
  : S extends { kind: 'flag' }
    ? boolean
    : S extends { kind: 'index' }
      ? number
      : S extends { kind: 'choice'; values: infer V extends readonly unknown[] }
        ? V[number]
        : S extends { kind: 'list'; of: infer E; isNonEmpty: infer N }
          ? InferList<Infer<E>, N>
          : S extends { kind: 'either'; of: infer M extends readonly unknown[] }
            ? Infer<M[number]>
            : S extends { kind: 'object'; keys: infer K }
              ? InferKeys<K>
              : never;

type InferList<E, N> = N extends true ? readonly [E, ...E[]] : readonly E[];

type InferKeys<K> = {
  readonly [P in keyof K as K[P] extends { isRequired: true } ? P : never]: K[P] extends { shape: infer S }
    ? Infer<S>
    : never;
} & {
  readonly [P in keyof K as K[P] extends { isRequired: true } ? never : P]?: K[P] extends { shape: infer S }
    ? Infer<S>
    : never;
};

const text = { kind: 'text', pattern: '\\S', says: 'a non-empty string' } as const;
const index = { kind: 'index' } as const;
const flag = { kind: 'flag' } as const;

const symbolRef = {
  kind: 'object',
  keys: {
    from: {
      shape: text,
      isRequired: true,
      says: "Where it is declared: 'global', a Node builtin with its prefix ('node:timers'), or a package name.",
    },
    name: { shape: text, isRequired: true, says: "Dotted path of the declaration: 'setInterval', 'promises.open'." },
  },
} as const satisfies Shape;

const acquire = {
  kind: 'either',
  of: [
    { kind: 'object', keys: { call: { shape: symbolRef, isRequired: true, says: 'A call of this function.' } } },
    {
      kind: 'object',
      keys: { construct: { shape: symbolRef, isRequired: true, says: 'A construction with `new` of this class.' } },
    },
    {
      kind: 'object',
      keys: {
        method: { shape: text, isRequired: true, says: 'A call of the method of this name.' },
        on: { shape: symbolRef, isRequired: true, says: 'The type whose method it is.' },
      },
    },
  ],
} as const satisfies Shape;

const handlePosition = {
  kind: 'either',
  of: [
    { kind: 'choice', values: ['return', 'promise', 'receiver'] },
    { kind: 'object', keys: { element: { shape: index, isRequired: true, says: 'Index of the handle in the list inside the promise.' } } },
    {
      kind: 'object',
      keys: { property: { shape: text, isRequired: true, says: 'The property of the result that is the handle later: `request.result`.' } },
    },
    {
      kind: 'object',
      keys: {
        callbackArgument: { shape: index, isRequired: true, says: 'Index of the argument that is the callback, in the longest form of the call.' },
        parameter: { shape: index, isRequired: true, says: "Index of the callback's parameter that is the handle." },
        isOnlyWay: {
          shape: { kind: 'choice', values: [true] },
          isRequired: false,
          says: 'Nothing else releases it: a callback that does not take it has lost it.',
        },
      },
    },
  ],
} as const satisfies Shape;

const isAsync = { shape: flag, isRequired: false, says: 'True when the release returns a promise.' } as const;

const release = {
  kind: 'either',
  of: [
    {
      kind: 'object',
      keys: {
        method: { shape: text, isRequired: true, says: 'A method of the handle: `handle.close()`.' },
        async: isAsync,
      },
    },
    {
      kind: 'object',
      keys: {
        call: { shape: symbolRef, isRequired: true, says: 'A function that takes the handle: `clearInterval(handle)`.' },
        argument: { shape: index, isRequired: true, says: 'Index of the argument that is the handle.' },
        async: isAsync,
      },
    },
    {
      kind: 'object',
      keys: {
        mirror: { shape: text, isRequired: true, says: 'A method of the same receiver that undoes the acquire.' },
        same: {
          shape: { kind: 'list', of: index, isNonEmpty: false },
          isRequired: true,
          says: 'Indexes of the arguments that are the same in both calls.',
        },
      },
    },
    {
      kind: 'object',
      keys: {
        invoke: {
          shape: { kind: 'choice', values: ['handle'] },
          isRequired: true,
          says: 'The handle is a function, and calling it releases.',
        },
      },
    },
    {
      kind: 'object',
      keys: {
        part: { shape: text, isRequired: true, says: 'What the handle holds: `channel.port1`, `stream.getTracks()`.' },
        by: { shape: text, isRequired: true, says: 'The method of it that releases.' },
        each: { shape: text, isRequired: false, says: 'The name of one, where a call of the part gives many: `track`.' },
        async: isAsync,
      },
    },
  ],
} as const satisfies Shape;

const exempt = {
  kind: 'either',
  of: [
    {
      kind: 'object',
      keys: {
        option: { shape: text, isRequired: true, says: 'An option of an argument: `{ once: true }`.' },
        argument: { shape: index, isRequired: true, says: 'Index of the argument with the option.' },
        equals: {
          shape: { kind: 'choice', values: [true, false, 'present', 'absent'] },
          isRequired: true,
          says: "The option's value, 'present' for any, or 'absent' for none.",
        },
      },
    },
    {
      kind: 'object',
      keys: { chained: { shape: text, isRequired: true, says: 'A method called on the handle: `.unref()`.' } },
    },
    {
      kind: 'object',
      keys: { given: { shape: index, isRequired: true, says: 'Index of a callback that gets the handle instead, or after which it is released.' } },
    },
    {
      kind: 'object',
      keys: { within: { shape: symbolRef, isRequired: true, says: 'A function that releases what its callback makes.' } },
    },
  ],
} as const satisfies Shape;

const armedBy = {
  kind: 'object',
  keys: {
    method: { shape: text, isRequired: true, says: "Its name: 'observe'." },
    target: {
      shape: index,
      isRequired: false,
      says: 'Index of its argument that the resource dies with. Default: it stays whatever happens.',
    },
  },
} as const satisfies Shape;

const names = { kind: 'list', of: text, isNonEmpty: true } as const;

const version = { kind: 'text', pattern: '^\\d+\\.\\d+\\.\\d+$', says: "a version: '20.4.0'" } as const;

const disposer = {
  kind: 'object',
  keys: {
    kind: { shape: { kind: 'choice', values: ['sync', 'async'] }, isRequired: true, says: '`using` or `await using`.' },
    release: { shape: text, isRequired: true, says: 'The method of the handle that does the same.' },
    since: {
      shape: {
        kind: 'object',
        keys: {
          node: { shape: { kind: 'list', of: version, isNonEmpty: true }, isRequired: true, says: 'First versions of Node, oldest first.' },
          package: {
            shape: {
              kind: 'object',
              keys: {
                name: { shape: text, isRequired: true, says: 'The package that makes the object.' },
                version: { shape: version, isRequired: true, says: 'Its first version with the method.' },
              },
            },
            isRequired: false,
            says: 'Where the object comes from a package: the installed version is compared.',
          },
        },
      },
      isRequired: true,
      says: 'Since when the object really has it.',
    },
  },
} as const satisfies Shape;

const afterRelease = {
  kind: 'object',
  keys: {
    after: { shape: names, isRequired: true, says: 'Methods or functions that release.' },
    fails: { shape: names, isRequired: true, says: 'Methods of the handle, or functions that take it first, that fail then.' },
  },
} as const satisfies Shape;

const examples = {
  kind: 'object',
  keys: {
    leak: { shape: text, isRequired: true, says: 'A program with one leak.' },
    clean: { shape: text, isRequired: true, says: 'The same program without it.' },
  },
} as const satisfies Shape;

/** A protocol. Its evidence and examples are optional here: a private library need not publish any. */
export const resource = {
  kind: 'object',
  keys: {
    id: { shape: text, isRequired: true, says: "A name of your own: 'acme/lease'." },
    family: {
      shape: {
        kind: 'choice',
        values: ['timer', 'listener', 'observer', 'subscription', 'object-url', 'handle', 'stream', 'disposable'],
      },
      isRequired: true,
      says: 'Which rule reports it.',
    },
    kind: {
      shape: { kind: 'choice', values: ['handle', 'lease', 'token', 'registration', 'subscription'] },
      isRequired: true,
      says: 'The form of the obligation. A lease is released on every path, thrown errors included.',
    },
    noun: {
      shape: { kind: 'text', pattern: '^(?!(?:[Aa]n?|[Tt]he)\\s)\\S', says: 'a noun without an article' },
      isRequired: true,
      says: "For messages, without an article: 'interval'.",
    },
    keeps: { shape: text, isRequired: true, says: 'For messages, after "keeps": what stays alive while nobody releases.' },
    acquire: {
      shape: { kind: 'list', of: acquire, isNonEmpty: true },
      isRequired: true,
      says: 'Each way to acquire.',
    },
    handle: { shape: handlePosition, isRequired: false, says: "Where the handle appears. Default: 'return'." },
    gives: { shape: symbolRef, isRequired: false, says: "The handle's type, where methods of it acquire too." },
    callback: { shape: index, isRequired: false, says: 'Index of the function that the resource keeps and runs.' },
    delay: { shape: index, isRequired: false, says: 'Index of the argument with the milliseconds after which it runs.' },
    armedBy: { shape: armedBy, isRequired: false, says: 'The method of the handle before which there is nothing to release.' },
    passedBy: { shape: text, isRequired: false, says: 'The method that gives back what it is given first.' },
    callbackHandle: { shape: index, isRequired: false, says: "Index of the callback's parameter that is the handle again." },
    lentTo: { shape: names, isRequired: false, says: 'Properties of other objects that only use the handle.' },
    foundBy: { shape: text, isRequired: false, says: 'The property of the handle by which others find what it stands for, and may remove it.' },
    isText: {
      shape: { kind: 'choice', values: [true] },
      isRequired: false,
      says: 'The handle is a text, which elements and requests only read.',
    },
    ends: {
      shape: { kind: 'choice', values: ['never', 'once', 'iterated', 'outside', 'receiver', 'soon'] },
      isRequired: true,
      says: 'When it ends without a release: never, by itself after one run, when the loop over it is left, when a peer or the process ends it, with the object whose method acquires it, or normally soon.',
    },
    isMinor: {
      shape: { kind: 'choice', values: [true] },
      isRequired: false,
      says: 'One that is dropped harms little: it counts only in code that releases others of its kind.',
    },
    isLazy: {
      shape: { kind: 'choice', values: [true] },
      isRequired: false,
      says: 'It holds nothing until something else shows it: only one that an instance keeps counts.',
    },
    release: {
      shape: { kind: 'list', of: release, isNonEmpty: true },
      isRequired: true,
      says: 'Each way to release; any one is enough.',
    },
    exempt: {
      shape: { kind: 'list', of: exempt, isNonEmpty: false },
      isRequired: false,
      says: 'What makes an acquire no obligation at all.',
    },
    disposers: {
      shape: { kind: 'list', of: disposer, isNonEmpty: false },
      isRequired: false,
      says: 'How `using` and `await using` release it.',
    },
    afterRelease: {
      shape: { kind: 'list', of: afterRelease, isNonEmpty: false },
      isRequired: false,
      says: 'What fails after a release.',
    },
    evidence: {
      shape: { kind: 'text', pattern: '^https://[^\\s/]+', says: 'an https URL' },
      isRequired: false,
      says: 'The page that documents it.',
    },
    examples: { shape: examples, isRequired: false, says: 'Two programs for your own tests.' },
  },
} as const satisfies Shape;

const engines = {
  kind: 'object',
  keys: { node: { shape: text, isRequired: true, says: "A range of npm: '>=24', '^22.18 || >=24.2'." } },
} as const satisfies Shape;

/** `settings.leaks`. */
export const leaksSettings = {
  kind: 'object',
  keys: {
    resources: {
      shape: { kind: 'list', of: resource, isNonEmpty: false },
      isRequired: false,
      says: 'Resources of private libraries, in the shape of the catalogue.',
    },
    owners: {
      shape: { kind: 'list', of: symbolRef, isNonEmpty: false },
      isRequired: false,
      says: 'Functions, methods and classes that release what they are given.',
    },
    borrowers: {
      shape: { kind: 'list', of: symbolRef, isNonEmpty: false },
      isRequired: false,
      says: 'Functions and methods that use what they are given and never release it.',
    },
    testFiles: {
      shape: { kind: 'choice', values: ['ignore', 'hooks', 'report'] },
      isRequired: false,
      says: "Whether files of tests, known by their names and folders, are analysed: not, only what hooks before tests acquire, or all. Default: 'ignore'.",
    },
    engines: {
      shape: engines,
      isRequired: false,
      says: 'The versions that the code runs on, as in `engines` of `package.json`, and in place of the one beside the file. They decide where a fix may write `using`.',
    },
  },
} as const satisfies Shape;

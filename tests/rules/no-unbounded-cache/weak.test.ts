import rule from '../../../src/rules/no-unbounded-cache.js';
import collection from '../../../src/rules/no-unbounded-collection.js';
import { lines } from '../../fixes/harness.js';
import { typed, untyped } from '../../support/rule-testers.js';

const errors = [{ messageId: 'neverShrinks' }] as const;

/** Without types the text has to say that a key is an object. */
const SESSIONS = (declaration: string, rest = 'log(users.get(req.session));'): string => lines`
  ${declaration}
  app.get('/', (req: { session: object }) => {
    const session: object = req.session;
    users.set(session, 1);
    ${rest}
  });
`;

untyped.run('no-unbounded-cache: keys that are objects by their text', rule, {
  valid: [],
  invalid: [
    {
      code: SESSIONS('const users = new Map<object, number>();'),
      output: SESSIONS('const users = new WeakMap<object, number>();'),
      errors,
    },
    {
      code: SESSIONS('const users: Map<object, number> = new Map();', 'users.has(session);'),
      output: SESSIONS('const users: WeakMap<object, number> = new WeakMap();', 'users.has(session);'),
      errors,
    },
    {
      code: lines`
        export class Sessions {
          static readonly #users: Map<object, number> = new Map<object, number>();
          open(req: { session: object }) {
            const session = req.session;
            Sessions.#users.set(session, 1);
            return Sessions.#users.get(session);
          }
        }
      `,
      output: lines`
        export class Sessions {
          static readonly #users: WeakMap<object, number> = new WeakMap<object, number>();
          open(req: { session: object }) {
            const session = req.session;
            Sessions.#users.set(session, 1);
            return Sessions.#users.get(session);
          }
        }
      `,
      errors,
    },
    ...[
      // Whatever lists, counts or passes on what it holds.
      ['const users = new Map<object, number>();', 'for (const user of users) log(user);'],
      ['const users = new Map<object, number>();', 'users.forEach(log);'],
      ['const users = new Map<object, number>();', 'log(users.keys());'],
      ['const users = new Map<object, number>();', 'log([...users]);'],
      ['const users = new Map<object, number>();', 'log(users instanceof Map);'],
      // Keys that may be something else, and containers with something in them.
      ['const users = new Map<object | string, number>();', 'log(users.get(session));'],
      ['const users = new Map<unknown, number>();', 'log(users.get(session));'],
      ['const users: Map<object, number> | undefined = new Map<object, number>();', 'log(users.get(session));'],
      ['let users = new Map<object, number>();', 'log(users.get(session));'],
      ['type Users = Map<object, number>; const users: Users = new Map();', 'log(users.get(session));'],
      ['class WeakMap {} const users = new Map<object, number>();', 'log(users.get(session));'],
    ].map(([declaration = '', rest = '']) => ({
      code: SESSIONS(declaration, rest),
      output: null,
      errors: [{ messageId: 'neverShrinks' as const, suggestions: [] }],
    })),
  ],
});

typed.run('no-unbounded-cache: keys that are objects by their types', rule, {
  valid: [],
  invalid: [
    {
      code: lines`
        const times: Map<Request, number> = new Map<Request, number>();
        export function start(request: Request): void {
          times.set(request, Date.now());
        }
        export function stop(request: Request): number | undefined {
          return times.get(request);
        }
      `,
      errors: [{ messageId: 'neverShrinks' }],
      output: lines`
        const times: WeakMap<Request, number> = new WeakMap<Request, number>();
        export function start(request: Request): void {
          times.set(request, Date.now());
        }
        export function stop(request: Request): number | undefined {
          return times.get(request);
        }
      `,
    },
  ],
});

const REGISTRY = (declaration: string): string => lines`
  ${declaration}
  export class Job {
    readonly name = 'job';
    constructor() { jobs.add(this); }
    static isKnown(job: Job): boolean { return jobs.has(job); }
  }
`;

typed.run('no-unbounded-collection: instances that add themselves', collection, {
  valid: [],
  invalid: [
    {
      code: REGISTRY('const jobs = new Set<Job>();'),
      output: REGISTRY('const jobs = new WeakSet<Job>();'),
      errors: [{ messageId: 'selfRegistered' }],
    },
    // Where something else may be in it, the end of an instance takes it out.
    {
      code: REGISTRY('const jobs = new Set<{ readonly name: string } | string>();'),
      output: null,
      errors: [
        {
          messageId: 'selfRegistered',
          suggestions: [
            {
              messageId: 'createTeardown',
              output: REGISTRY('const jobs = new Set<{ readonly name: string } | string>();').replace(
                'jobs.has(job); }\n',
                'jobs.has(job); }\n\n  dispose(): void {\n    jobs.delete(this);\n  }\n',
              ),
            },
          ],
        },
      ],
    },
  ],
});

import rule from '../../../src/rules/no-unbounded-cache.js';
import { lines } from '../../fixes/harness.js';
import { untyped } from '../../support/rule-testers.js';

const errors = [{ messageId: 'neverShrinks' }] as const;

/** A module that renders pages, with what stands between the look into the cache and its end. */
const PAGES = (body: string): string => lines`
  const pages = new Map<string, string>();

  app.get('/', (req: Request) => {
    ${body}
  });
`;

const RENDERER = (head: string, eviction: string): string => lines`
  ${head} Renderer {
    static #pages = new Map<string, string>();
    get(req: Request): string {
      const known = Renderer.#pages.get(req.url);
      if (known !== undefined) return known;
      const page = render(req.url);${eviction}
      Renderer.#pages.set(req.url, page);
      return page;
    }
  }
`;

const EVICTION = `
      for (const oldest of Renderer.#pages.keys()) {
        if (Renderer.#pages.size < PAGES_LIMIT) break;
        Renderer.#pages.delete(oldest);
      }`;

untyped.run('no-unbounded-cache: a cache that computes again gets a limit', rule, {
  valid: [],
  invalid: [
    {
      code: lines`
        const pages = new Map<string, string>();

        app.get('/', (req: Request) => {
          let page = pages.get(req.url);
          if (page === undefined) {
            page = render(req.url);
            pages.set(req.url, page);
          }
          return page;
        });
      `,
      output: lines`
        const PAGES_LIMIT = 1000;
        const pages = new Map<string, string>();

        app.get('/', (req: Request) => {
          let page = pages.get(req.url);
          if (page === undefined) {
            page = render(req.url);
            for (const oldest of pages.keys()) {
              if (pages.size < PAGES_LIMIT) break;
              pages.delete(oldest);
            }
            pages.set(req.url, page);
          }
          return page;
        });
      `,
      errors,
    },
    // Names like the file's own constants, without semicolons, and a name that is taken.
    {
      code: lines`
        const timeout = 50
        const userCache = new Map()

        export async function findUser(userId, userCacheLimit) {
          const hit = userCache.get(userId)
          if (hit) return hit
          const user = await load(userId, timeout)
          userCache.set(userId, user)
          return user
        }
      `,
      output: lines`
        const timeout = 50
        const userCacheLimit2 = 1000
        const userCache = new Map()

        export async function findUser(userId, userCacheLimit) {
          const hit = userCache.get(userId)
          if (hit) return hit
          const user = await load(userId, timeout)
          for (const oldest of userCache.keys()) {
            if (userCache.size < userCacheLimit2) break
            userCache.delete(oldest)
          }
          userCache.set(userId, user)
          return user
        }
      `,
      errors,
    },
    // A private field of a class; the limit stands above what is exported.
    {
      code: lines`
        /** Renders. */
        export class Renderer {
          static #pages = new Map<string, string>();

          get(req: Request): string {
            if (!Renderer.#pages.has(req.url)) {
              Renderer.#pages.set(req.url, render(req.url));
            }
            return Renderer.#pages.get(req.url)!;
          }
        }
      `,
      output: lines`
        const PAGES_LIMIT = 1000;
        /** Renders. */
        export class Renderer {
          static #pages = new Map<string, string>();

          get(req: Request): string {
            if (!Renderer.#pages.has(req.url)) {
              for (const oldest of Renderer.#pages.keys()) {
                if (Renderer.#pages.size < PAGES_LIMIT) break;
                Renderer.#pages.delete(oldest);
              }
              Renderer.#pages.set(req.url, render(req.url));
            }
            return Renderer.#pages.get(req.url)!;
          }
        }
      `,
      errors,
    },
    // Decorators stay with their class, wherever they stand.
    ...['@Injectable()\nexport class', 'export @Injectable() class', '@Injectable() export default class'].map((head) => ({
      code: `import { Injectable } from '@angular/core';\n\n// Renders.\n${RENDERER(head, '')}`,
      output: `import { Injectable } from '@angular/core';\n\nconst PAGES_LIMIT = 1000;\n// Renders.\n${RENDERER(head, EVICTION)}`,
      errors,
    })),
    // The option says how many.
    {
      code: 'const sizes = new Map(); app.get("/", (req) => { if (sizes.has(req.url)) return sizes.get(req.url); const size = measure(req.url); sizes.set(req.url, size); return size; });',
      options: [{ limit: 20 }],
      output:
        'const SIZES_LIMIT = 20;\nconst sizes = new Map(); app.get("/", (req) => { if (sizes.has(req.url)) return sizes.get(req.url); const size = measure(req.url); for (const oldest of sizes.keys()) if (sizes.size < SIZES_LIMIT) break; else sizes.delete(oldest); sizes.set(req.url, size); return size; });',
      errors,
    },
  ],
});

/** What an eviction may change: the limit is only suggested. */
const SUGGESTED: Readonly<Record<string, string>> = {
  'no test': 'log(pages.get(req.url)); pages.set(req.url, render(req.url));',
  'more than its key': 'const page = pages.get(req.url); if (page) return page; const made = render(req); pages.set(req.url, made);',
  'another argument': 'const page = pages.get(req.url); if (page) return page; const user = req.user; const made = render(req.url, user); pages.set(req.url, made);',
  'an older value': 'const page = pages.get(req.url); if (!page || page.isOld) { pages.set(req.url, render(page)); } return page;',
  'a key that changes': 'let key = req.url; const page = pages.get(key); if (page) return page; key = trim(key); const made = render(key); pages.set(key, made);',
  'a read that waits': 'if (!pages.has(req.url)) { pages.set(req.url, await render(req.url)); } return pages.get(req.url);',
  'a read in front': 'log(pages.get(req.url)); if (!pages.has(req.url)) { pages.set(req.url, render(req.url)); }',
};

untyped.run('no-unbounded-cache: what may not go is for the reader to bound', rule, {
  valid: [],
  invalid: Object.entries(SUGGESTED).map(([name, body]) => ({
    name,
    code: PAGES(body).replace('(req: Request) =>', 'async (req: Request) =>'),
    output: null,
    errors: [
      {
        messageId: 'neverShrinks',
        suggestions: [
          {
            messageId: 'evictOldest',
            output: PAGES(body)
              .replace('(req: Request) =>', 'async (req: Request) =>')
              .replace('const pages', 'const PAGES_LIMIT = 1000;\nconst pages')
              .replace('pages.set(', 'for (const oldest of pages.keys()) if (pages.size < PAGES_LIMIT) break; else pages.delete(oldest); pages.set('),
          },
        ],
      },
    ],
  })),
});

/** What nobody computes again: an entry that an edit drops is lost, or still in use. */
const LEFT: Readonly<Record<string, string>> = {
  'a count': 'log(req); pages.set(req.url, (pages.get(req.url) ?? 0) + 1);',
  'a value that is changed': 'let page = pages.get(req.url); if (page === undefined) { page = parse(req.url); pages.set(req.url, page); } page.hits += 1;',
  'a made object': 'let page = pages.get(req.url); if (!page) { page = { hits: 0 }; pages.set(req.url, page); } return page;',
  'a class of one': 'let page = pages.get(req.url); if (!page) { page = new Page(req.url); pages.set(req.url, page); } return page;',
  'a counter': 'let page = pages.get(req.url); if (!page) { page = next++; pages.set(req.url, page); } return page;',
  'an id': 'let page = pages.get(req.url); if (!page) { page = getNextId(); pages.set(req.url, page); } return page;',
  'a connection': 'let page = pages.get(req.url); if (!page) { page = connect(req.url); pages.set(req.url, page); } return page;',
  'something done': "let page = pages.get(req.url); if (!page) { page = fetch(req.url, { method: 'POST' }); pages.set(req.url, page); } return page;",
};

untyped.run('no-unbounded-cache: what is one of a kind is for the reader to end', rule, {
  valid: [],
  invalid: Object.entries(LEFT).map(([name, body]) => ({ name, code: PAGES(body), output: null, errors: [{ messageId: 'neverShrinks', suggestions: [] }] })),
});

const TABLE = (name: string): string => `const types = new Map(); export function ${name}(userId, type) { types.set(userId, type); } export const get = (userId) => types.get(userId);`;

untyped.run('no-unbounded-cache: a table of what was registered is not cut', rule, {
  valid: [],
  invalid: [
    { code: TABLE('registerType'), options: [{ includeLikely: true }], output: null, errors: [{ messageId: 'neverShrinks', suggestions: [] }] },
    { code: TABLE('keepType'), options: [{ includeLikely: true }], output: null, errors: [{ messageId: 'neverShrinks', suggestions: [] }] },
  ],
});

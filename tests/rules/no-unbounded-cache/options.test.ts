import { describe, expect, it } from 'vitest';
import { lines } from '../../fixes/harness.js';
import { createReport, type Report } from '../../support/rule-testers.js';

const report = createReport('no-unbounded-cache');

const PAGES = (declaration: string, value = 'render(req.url)'): string => lines`
  import { render } from './render.js';

  ${declaration};

  app.get('/', (req: Request): string => {
    let page = pages.get(req.url);
    if (page === undefined) {
      page = ${value};
      pages.set(req.url, page);
    }
    return page;
  });
`;

const TEXTS = 'const pages = new Map<string, string>()';
const BOUNDED = PAGES('const pages = new LRUCache<string, string>({ max: 1000 })').replace("'./render.js';\n", "'./render.js';\nimport { LRUCache } from 'lru-cache';\n");

function getOnly(reports: readonly Report[]): Report {
  expect(reports).toHaveLength(1);
  const [first] = reports;
  if (first === undefined) {
    throw new Error('Nothing is reported.');
  }
  return first;
}

function toFix(folder: string, code: string, options?: object): string | undefined {
  return getOnly(report(`bounded/${folder}/file.ts`, code, options)).output;
}

describe('the class of a package that the file depends on', () => {
  it('is the fix', () => {
    expect(toFix('lru-11', PAGES(TEXTS))).toBe(BOUNDED);
  });

  it('is written in the annotation too', () => {
    expect(toFix('lru-11', PAGES('const pages: Map<string, string> = new Map()'))).toBe(
      BOUNDED.replace('const pages = new LRUCache<string, string>(', 'const pages: LRUCache<string, string> = new LRUCache('),
    );
  });

  it('is no fix where an older version has no such export', () => {
    expect(toFix('lru-6', PAGES(TEXTS))).toContain('pages.delete(oldest)');
  });

  it('is no fix in a file of another package', () => {
    expect(getOnly(report('file.ts', PAGES(TEXTS))).output).toContain('pages.delete(oldest)');
  });

  it('is no fix where a value may be nothing', () => {
    expect(toFix('lru-11', PAGES('const pages = new Map<string, string | undefined>()'))).toContain('pages.delete(oldest)');
  });

  it('is only suggested where an entry is not computed again', () => {
    const { output, suggestions } = getOnly(report('bounded/lru-11/file.ts', PAGES(TEXTS, 'renderPage(req)')));
    expect(output).toBeUndefined();
    expect(Object.keys(suggestions ?? {})).toEqual(['useBoundedClass', 'evictOldest']);
  });

  it('is not asked for with false', () => {
    expect(toFix('lru-11', PAGES(TEXTS), { boundedClass: false })).toContain('pages.delete(oldest)');
  });

  it('is the one that the option names', () => {
    expect(toFix('quick', PAGES(TEXTS), { limit: 50, boundedClass: { from: 'quick-lru', name: 'QuickLRU', option: 'maxSize' } })).toContain(
      'new QuickLRU<string, string>({ maxSize: 50 })',
    );
  });
});

describe('options that are not allowed', () => {
  const WRONG: readonly (readonly [options: object, message: string])[] = [
    [{ limit: 0 }, 'leaks/no-unbounded-cache: the option "limit" is 0; allowed is a whole number from 1.'],
    [{ limit: 'many' }, 'leaks/no-unbounded-cache: the option "limit" is "many"; allowed is a whole number from 1.'],
    [{ limit: 1.5 }, 'leaks/no-unbounded-cache: the option "limit" is 1.5; allowed is a whole number from 1.'],
    [{ boundedClass: 'LRUCache' }, 'leaks/no-unbounded-cache: the option "boundedClass" is "LRUCache"; allowed is an object with "from", "name" and "option", or false.'],
    [{ boundedClass: { from: 'lru' } }, 'leaks/no-unbounded-cache: the option "boundedClass.name" is missing; allowed is an identifier.'],
    [{ boundedClass: { from: 'a b', name: 'A' } }, 'leaks/no-unbounded-cache: the option "boundedClass.from" is "a b"; allowed is the name of a package.'],
    [{ boundedClass: { from: 'lru', name: 'A', max: 1 } }, 'leaks/no-unbounded-cache: the option "boundedClass.max" is 1; allowed is only "from", "name" and "option".'],
  ];

  it.each(WRONG)('%j', (options, message) => {
    expect(() => report('file.ts', 'f();', options)).toThrow(message);
  });

  it('1 is allowed', () => {
    expect(report('file.ts', 'f();', { limit: 1 })).toEqual([]);
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildSite } from '../../scripts/site/build-site.js';
import { collectBlocks } from '../support/collect-blocks.js';
import { type Chromium, type Page, startChromium } from './chromium.js';

let folder: string;
let chromium: Chromium;
let page: Page;
let pages: ReadonlyMap<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
  chromium = startChromium();
  await buildSite(folder);
  pages = new Map(listFiles('.html').map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  page = await chromium.openPage();
}, 240_000);

afterAll(async () => {
  await chromium.close();
  rmSync(folder, { recursive: true, force: true });
});

function listFiles(extension: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).filter((path) => path.endsWith(extension));
}

describe('the pages', () => {
  it('has one for each rule, each document and the made ones', () => {
    const names = [...pages.keys()];
    const rules = readdirSync(new URL('../../docs/rules/', import.meta.url)).map((file) => `rules/${file.replace(/md$/, 'html')}`);
    expect(names).toEqual(expect.arrayContaining([...rules, 'index.html', 'rules/index.html', 'playground.html', 'resources.html', 'precision.html', 'mutants.html', 'adoption.html', 'cli.html']));
  });

  it('links only to what is there', () => {
    const ids = new Map([...pages].map(([path, html]) => [path, new Set([...html.matchAll(/ id="(?<id>[^"]+)"/g)].map(({ groups }) => groups?.['id']))]));
    const files = new Set(listFiles(''));
    const links = [...pages].flatMap(([path, html]) => [...html.matchAll(/ (?:href|src)="(?<href>[^"]*)"/g)].map(({ groups }) => ({ path, href: groups?.['href'] ?? '' })));
    const broken = links.filter(({ path, href }) => {
      if (/^(?:https?:|data:)/.test(href)) {
        return false;
      }
      const [file = '', anchor] = href.split('#');
      const target = file === '' ? path : posix.join(posix.dirname(path), file);
      return !files.has(target) || (anchor !== undefined && target !== 'playground.html' && ids.get(target)?.has(anchor) !== true);
    });
    expect(links.length).toBeGreaterThan(1_000);
    expect(broken).toEqual([]);
  });

  it('loads nothing from elsewhere', () => {
    for (const [path, html] of pages) {
      expect(html.match(/<(?:script|img|iframe|link)[^>]+(?:src|href)="https?:/g), path).toBeNull();
    }
    expect(readFileSync(join(folder, 'assets/site.css'), 'utf8')).not.toMatch(/@import|url\(/);
  });
});

describe('in a browser', () => {
  it('finds a rule by its name, and a heading by its words', async () => {
    await open('cli.html');
    expect(await search('leaked timer')).toMatch(/rules\/no-leaked-timer\.html$/);
    expect(await search('The id is dropped')).toMatch(/rules\/no-leaked-timer\.html#the-id-is-dropped$/);
    expect(await search('xyzzy')).toBeNull();
  });

  it('filters the index of the rules', async () => {
    await open('rules/index.html');
    const count = `[...document.querySelectorAll('tbody tr')].filter((row) => !row.hidden).length`;
    const all = await evaluate<number>(count);
    await evaluate(`document.querySelector('input[value=has-fix]').click()`);
    const fixable = await evaluate<number>(count);
    expect(fixable).toBeGreaterThan(0);
    expect(fixable).toBeLessThan(all);
  });

  it('changes between light and dark, and stays so', async () => {
    await open('index.html');
    const ground = 'getComputedStyle(document.body).backgroundColor';
    const before = await evaluate<string>(ground);
    await evaluate(`document.querySelector('#theme').click()`);
    const after = await evaluate<string>(ground);
    expect(after).not.toBe(before);
    await open('cli.html');
    expect(await evaluate<string>(ground)).toBe(after);
  });
});

describe('the playground', () => {
  const button = (name: string): string => `[...document.querySelectorAll('.edits button, .tools button')].find((one) => one.innerText === '${name}').click()`;

  it('reports on the leak of the README', async () => {
    await openPlayground(/href="(?<link>playground\.html#[^"]+)"/.exec(pages.get('index.html') ?? '')?.groups?.['link'] ?? '');
    const { code, messages } = await read();
    expect(code).toContain("setInterval(() => socket.write('ping'), 10_000);");
    expect(messages).toEqual([expect.stringMatching(/^no-leaked-timer\n4:3\n[^]*setInterval\(\)/)]);
  });

  it('lints what is typed, and shares it by its address', async () => {
    await openPlayground('playground.html');
    await evaluate(`document.querySelector('.cm-content').focus(), document.execCommand('selectAll'), document.execCommand('delete')`);
    await page.send('Input.insertText', { text: 'export class Clock {\n  constructor() { setInterval(() => this.tick(), 1_000); }\n}\n' });
    await until(`document.querySelector('#findings').innerText.includes('2:19')`);
    await evaluate(button('Share'));
    const address = await evaluate<string>('location.href');
    await openPlayground(address);
    expect((await read()).code).toContain('export class Clock');
    await evaluate(`document.querySelector('.edits button').click()`);
    const mended = await read();
    expect(mended.code).toContain('clearInterval(');
    expect(mended.messages).toEqual([]);
  });

  it('applies all fixes, and follows the preset', async () => {
    await openPlayground('playground.html');
    await show(
      'export class Clock {\n  #one = setInterval(tick, 1_000);\n  #two = setInterval(tick, 1_000);\n  dispose() {\n    clearInterval(this.#one);\n  }\n}\n',
      'recommended',
    );
    expect((await read()).messages).toHaveLength(1);
    await evaluate(button('Apply all fixes'));
    const fixed = await read();
    expect(fixed.messages).toEqual([]);
    expect(fixed.code).toContain('clearInterval(this.#two)');
    const [strict = ''] = collectLinks('require-release-on-throw');
    await show(strict);
    const { code, messages } = await read();
    expect(messages.length).toBeGreaterThan(0);
    await show(code, 'recommended');
    expect((await read()).messages).toEqual([]);
  });

  it('says where code does not parse', async () => {
    await show('const = 1;\n', 'recommended');
    expect((await read()).messages).toEqual([expect.stringMatching(/^Syntax\n1:\d\n/)]);
  });

  it('asks nothing of a network', async () => {
    const urls = await evaluate<readonly string[]>(`performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith('file:') && !name.startsWith('data:'))`);
    expect(urls).toEqual([]);
  });

});

describe('each leak of a page that opens in the playground', () => {
  const rules = readdirSync(new URL('../../docs/rules/', import.meta.url)).map((file) => file.replace(/\.md$/, ''));

  // A tab of its own: a browser refuses hundreds of changes of an address.
  beforeEach(async () => {
    void page.send('Page.close').catch(() => undefined);
    page = await chromium.openPage();
    await openPlayground('playground.html');
  });

  it.each(rules)('%s', async (rule) => {
    const links = collectLinks(rule);
    expect(links.length).toBeGreaterThanOrEqual(countUntyped(rule));
    const silent: string[] = [];
    for (const hash of links) {
      await show(hash);
      const { code, messages } = await read();
      silent.push(...(messages.some((message) => message.startsWith(`${rule}\n`)) ? [] : [code]));
    }
    expect(silent).toEqual([]);
  });
});

/** The hashes of the links to the playground on a rule's page. */
function collectLinks(rule: string): readonly string[] {
  return [...(pages.get(`rules/${rule}.html`) ?? '').matchAll(/href="\.\.\/playground\.html#(?<hash>[^"]+)"/g)].map(({ groups }) => groups?.['hash'] ?? '');
}

/** How many leaks of a rule's page need neither types, nor a compiler of templates, nor other files. */
function countUntyped(rule: string): number {
  const blocks = collectBlocks(readFileSync(new URL(`../../docs/rules/${rule}.md`, import.meta.url), 'utf8'));
  return blocks.filter(({ words, filename }) => words.includes('leak') && !words.includes('typed') && /^[^/]+\.[jt]sx?$/.test(filename)).length;
}

/** What the first result of the search links to. */
async function search(question: string): Promise<string | null> {
  await evaluate(`{ const input = document.querySelector('#search'); input.value = ${JSON.stringify(question)}; input.dispatchEvent(new Event('input')); }`);
  return await evaluate<string | null>(`document.querySelector('#results a')?.href ?? null`);
}

async function open(path: string): Promise<void> {
  // Another document first: a change of the hash alone loads nothing.
  await page.send('Page.navigate', { url: 'about:blank' });
  await page.send('Page.navigate', { url: path.startsWith('file:') ? path : `${pathToFileURL(folder).href}/${path}` });
  await until(`location.protocol === 'file:' && document.readyState === 'complete'`);
}

async function openPlayground(path: string): Promise<void> {
  await open(path);
  await until(`document.body.dataset.linted !== undefined`);
}

/** @param code Or a whole hash, where no preset is given. */
async function show(code: string, preset?: string): Promise<void> {
  const hash = preset === undefined ? code : Buffer.from(JSON.stringify({ code, file: 'file.ts', preset })).toString('base64url');
  await evaluate(`new Promise((resolve) => {
    const hash = ${JSON.stringify(`#${hash}`)};
    if (location.hash === hash) {
      resolve();
    } else {
      addEventListener('hashchange', () => resolve(), { once: true });
      location.hash = hash;
    }
  })`);
}

async function read(): Promise<{ readonly code: string; readonly messages: readonly string[] }> {
  return await evaluate(`({
    code: [...document.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\\n'),
    messages: [...document.querySelectorAll('.finding')].map((finding) => finding.innerText),
  })`);
}

async function until(expression: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (await evaluate<boolean>(`Boolean(${expression})`)) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Never true: ${expression}`);
}

interface Evaluated<Value> {
  readonly result: { readonly value: Value };
  readonly exceptionDetails?: { readonly exception?: { readonly description?: string } };
}

async function evaluate<Value>(expression: string): Promise<Value> {
  const { result, exceptionDetails } = await page.send<Evaluated<Value>>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  if (exceptionDetails !== undefined) {
    throw new Error(exceptionDetails.exception?.description ?? expression);
  }
  return result.value;
}

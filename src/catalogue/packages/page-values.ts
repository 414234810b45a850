import type { Protocol } from '../schema.js';

/** What a driven browser holds for the code that drives it: elements, values, answers and functions, until the page or its context goes. */
export const packagesPageValues: readonly Protocol[] = [
  {
    id: 'packages/puppeteer-element',
    family: 'handle',
    kind: 'handle',
    noun: 'handle',
    keeps: 'its node in the page',
    acquire: [
      { method: '$', on: { from: 'puppeteer-core', name: 'Page' } },
      { method: 'waitForSelector', on: { from: 'puppeteer-core', name: 'Page' } },
      { method: 'evaluateHandle', on: { from: 'puppeteer-core', name: 'Page' } },
      { method: 'waitForFunction', on: { from: 'puppeteer-core', name: 'Page' } },
      { method: '$', on: { from: 'puppeteer-core', name: 'Frame' } },
      { method: 'waitForSelector', on: { from: 'puppeteer-core', name: 'Frame' } },
      { method: 'evaluateHandle', on: { from: 'puppeteer-core', name: 'Frame' } },
      { method: 'waitForFunction', on: { from: 'puppeteer-core', name: 'Frame' } },
    ],
    handle: 'promise',
    ends: 'receiver',
    isMinor: true,
    release: [{ method: 'dispose', async: true }],
    evidence: 'https://pptr.dev/api/puppeteer.jshandle.dispose',
    examples: {
      leak: `import type { Page } from 'puppeteer-core';

export async function countRows(page: Page, isQuick: boolean): Promise<number> {
  const rows = await page.evaluateHandle(() => document.querySelectorAll('tr'));
  const total = await rows.evaluate((list) => list.length);
  if (isQuick) {
    return total;
  }
  const open = await rows.evaluate((list) => [...list].filter(({ hidden }) => !hidden).length);
  await rows.dispose();
  return open;
}
`,
      clean: `import type { Page } from 'puppeteer-core';

export async function countRows(page: Page, isQuick: boolean): Promise<number> {
  const rows = await page.evaluateHandle(() => document.querySelectorAll('tr'));
  const total = await rows.evaluate((list) => list.length);
  if (isQuick) {
    await rows.dispose();
    return total;
  }
  const open = await rows.evaluate((list) => [...list].filter(({ hidden }) => !hidden).length);
  await rows.dispose();
  return open;
}
`,
    },
  },
  {
    id: 'packages/playwright-value',
    family: 'handle',
    kind: 'handle',
    noun: 'handle',
    keeps: 'its object in the page',
    acquire: [
      { method: 'evaluateHandle', on: { from: 'playwright-core', name: 'Page' } },
      { method: 'waitForFunction', on: { from: 'playwright-core', name: 'Page' } },
      { method: 'evaluateHandle', on: { from: 'playwright-core', name: 'Frame' } },
      { method: 'waitForFunction', on: { from: 'playwright-core', name: 'Frame' } },
    ],
    handle: 'promise',
    ends: 'receiver',
    isMinor: true,
    release: [{ method: 'dispose', async: true }],
    evidence: 'https://playwright.dev/docs/api/class-jshandle#js-handle-dispose',
    examples: {
      leak: `import type { Page } from 'playwright-core';

export async function countRows(page: Page, isQuick: boolean): Promise<number> {
  const rows = await page.evaluateHandle(() => document.querySelectorAll('tr'));
  const total = await rows.evaluate((list) => list.length);
  if (isQuick) {
    return total;
  }
  const open = await rows.evaluate((list) => [...list].filter(({ hidden }) => !hidden).length);
  await rows.dispose();
  return open;
}
`,
      clean: `import type { Page } from 'playwright-core';

export async function countRows(page: Page, isQuick: boolean): Promise<number> {
  const rows = await page.evaluateHandle(() => document.querySelectorAll('tr'));
  const total = await rows.evaluate((list) => list.length);
  if (isQuick) {
    await rows.dispose();
    return total;
  }
  const open = await rows.evaluate((list) => [...list].filter(({ hidden }) => !hidden).length);
  await rows.dispose();
  return open;
}
`,
    },
  },
  {
    id: 'packages/playwright-response',
    family: 'handle',
    kind: 'handle',
    noun: 'response',
    keeps: 'its body',
    acquire: [
      { method: 'get', on: { from: 'playwright-core', name: 'APIRequestContext' } },
      { method: 'post', on: { from: 'playwright-core', name: 'APIRequestContext' } },
      { method: 'put', on: { from: 'playwright-core', name: 'APIRequestContext' } },
      { method: 'patch', on: { from: 'playwright-core', name: 'APIRequestContext' } },
      { method: 'delete', on: { from: 'playwright-core', name: 'APIRequestContext' } },
      { method: 'head', on: { from: 'playwright-core', name: 'APIRequestContext' } },
      { method: 'fetch', on: { from: 'playwright-core', name: 'APIRequestContext' } },
    ],
    handle: 'promise',
    ends: 'receiver',
    isMinor: true,
    release: [{ method: 'dispose', async: true }],
    evidence: 'https://playwright.dev/docs/api/class-apiresponse#api-response-dispose',
    examples: {
      leak: `import type { APIRequestContext } from 'playwright-core';

export async function readTotal(api: APIRequestContext): Promise<unknown> {
  const response = await api.get('/total');
  if (!response.ok()) {
    return undefined;
  }
  const total: unknown = await response.json();
  await response.dispose();
  return total;
}
`,
      clean: `import type { APIRequestContext } from 'playwright-core';

export async function readTotal(api: APIRequestContext): Promise<unknown> {
  const response = await api.get('/total');
  if (!response.ok()) {
    await response.dispose();
    return undefined;
  }
  const total: unknown = await response.json();
  await response.dispose();
  return total;
}
`,
    },
  },
  {
    id: 'packages/playwright-binding',
    family: 'handle',
    kind: 'handle',
    noun: 'function',
    keeps: 'what it captures',
    acquire: [
      { method: 'exposeFunction', on: { from: 'playwright-core', name: 'Page' } },
      { method: 'exposeBinding', on: { from: 'playwright-core', name: 'Page' } },
      { method: 'exposeFunction', on: { from: 'playwright-core', name: 'BrowserContext' } },
      { method: 'exposeBinding', on: { from: 'playwright-core', name: 'BrowserContext' } },
    ],
    handle: 'promise',
    ends: 'receiver',
    isMinor: true,
    release: [{ method: 'dispose', async: true }, { method: '[Symbol.asyncDispose]', async: true }],
    evidence: 'https://playwright.dev/docs/api/class-page#page-expose-function',
    examples: {
      leak: `import type { Page } from 'playwright-core';

export async function record(page: Page, url: string, add: (text: string) => void): Promise<void> {
  await using _added = await page.exposeFunction('add', add);
  await page.exposeFunction('record', add);
  await page.goto(url);
}
`,
      clean: `import type { Page } from 'playwright-core';

export async function record(page: Page, url: string, add: (text: string) => void): Promise<void> {
  await using _added = await page.exposeFunction('add', add);
  await using _recorded = await page.exposeFunction('record', add);
  await page.goto(url);
}
`,
    },
  },
];

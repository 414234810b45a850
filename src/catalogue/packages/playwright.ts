import type { Protocol } from '../schema.js';

/** Browsers that Playwright starts. A page dies with its context, a context with its browser. */
export const packagesPlaywright: readonly Protocol[] = [
  {
    id: 'packages/playwright-browser',
    family: 'handle',
    kind: 'handle',
    noun: 'browser',
    keeps: 'its process',
    acquire: [
      { call: { from: 'playwright-core', name: 'chromium.launch' } },
      { call: { from: 'playwright-core', name: 'firefox.launch' } },
      { call: { from: 'playwright-core', name: 'webkit.launch' } },
      { method: 'launch', on: { from: 'playwright-core', name: 'BrowserType' } },
    ],
    handle: 'promise',
    gives: { from: 'playwright-core', name: 'Browser' },
    ends: 'never',
    release: [{ method: 'close', async: true }, { method: '[Symbol.asyncDispose]', async: true }],
    disposers: [{ kind: 'async', release: 'close', since: { node: ['18.18.0', '20.4.0'], package: { name: 'playwright-core', version: '1.40.0' } } }],
    afterRelease: [{ after: ['close'], fails: ['newPage', 'newContext'] }],
    evidence: 'https://playwright.dev/docs/api/class-browser#browser-close',
    examples: {
      leak: `import { chromium } from 'playwright-core';

export async function shoot(url: string): Promise<void> {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url);
  await page.screenshot({ path: 'page.png' });
}
`,
      clean: `import { chromium } from 'playwright-core';

export async function shoot(url: string): Promise<void> {
  const browser = await chromium.launch();
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.screenshot({ path: 'page.png' });
  } finally {
    await browser.close();
  }
}
`,
    },
  },
  {
    id: 'packages/playwright-persistent-context',
    family: 'handle',
    kind: 'handle',
    noun: 'browser context',
    keeps: 'its browser',
    acquire: [
      { call: { from: 'playwright-core', name: 'chromium.launchPersistentContext' } },
      { call: { from: 'playwright-core', name: 'firefox.launchPersistentContext' } },
      { call: { from: 'playwright-core', name: 'webkit.launchPersistentContext' } },
      { method: 'launchPersistentContext', on: { from: 'playwright-core', name: 'BrowserType' } },
    ],
    handle: 'promise',
    gives: { from: 'playwright-core', name: 'BrowserContext' },
    ends: 'never',
    release: [{ method: 'close', async: true }, { method: '[Symbol.asyncDispose]', async: true }],
    disposers: [{ kind: 'async', release: 'close', since: { node: ['18.18.0', '20.4.0'], package: { name: 'playwright-core', version: '1.40.0' } } }],
    evidence: 'https://playwright.dev/docs/api/class-browsertype#browser-type-launch-persistent-context',
    examples: {
      leak: `import { chromium } from 'playwright-core';

export async function shoot(folder: string, url: string): Promise<void> {
  const context = await chromium.launchPersistentContext(folder);
  await (await context.newPage()).goto(url);
}
`,
      clean: `import { chromium } from 'playwright-core';

export async function shoot(folder: string, url: string): Promise<void> {
  const context = await chromium.launchPersistentContext(folder);
  try {
    await (await context.newPage()).goto(url);
  } finally {
    await context.close();
  }
}
`,
    },
  },
  {
    id: 'packages/playwright-server',
    family: 'handle',
    kind: 'handle',
    noun: 'browser server',
    keeps: 'its process',
    acquire: [
      { call: { from: 'playwright-core', name: 'chromium.launchServer' } },
      { call: { from: 'playwright-core', name: 'firefox.launchServer' } },
      { call: { from: 'playwright-core', name: 'webkit.launchServer' } },
      { method: 'launchServer', on: { from: 'playwright-core', name: 'BrowserType' } },
    ],
    handle: 'promise',
    ends: 'never',
    release: [
      { method: 'close', async: true },
      { method: 'kill', async: true },
      { method: '[Symbol.asyncDispose]', async: true },
    ],
    evidence: 'https://playwright.dev/docs/api/class-browserserver#browser-server-close',
    examples: {
      leak: `import { chromium } from 'playwright-core';

export async function serve(use: (url: string) => Promise<void>): Promise<void> {
  const server = await chromium.launchServer();
  await use(server.wsEndpoint());
}
`,
      clean: `import { chromium } from 'playwright-core';

export async function serve(use: (url: string) => Promise<void>): Promise<void> {
  const server = await chromium.launchServer();
  try {
    await use(server.wsEndpoint());
  } finally {
    await server.close();
  }
}
`,
    },
  },
  {
    id: 'packages/playwright-connection',
    family: 'handle',
    kind: 'handle',
    noun: 'browser',
    keeps: 'its connection',
    acquire: [
      { call: { from: 'playwright-core', name: 'chromium.connect' } },
      { call: { from: 'playwright-core', name: 'firefox.connect' } },
      { call: { from: 'playwright-core', name: 'webkit.connect' } },
      { call: { from: 'playwright-core', name: 'chromium.connectOverCDP' } },
      { method: 'connect', on: { from: 'playwright-core', name: 'BrowserType' } },
      { method: 'connectOverCDP', on: { from: 'playwright-core', name: 'BrowserType' } },
    ],
    handle: 'promise',
    gives: { from: 'playwright-core', name: 'Browser' },
    ends: 'never',
    release: [{ method: 'close', async: true }, { method: '[Symbol.asyncDispose]', async: true }],
    evidence: 'https://playwright.dev/docs/api/class-browsertype#browser-type-connect',
    examples: {
      leak: `import { chromium } from 'playwright-core';

export async function shoot(url: string): Promise<void> {
  const browser = await chromium.connect(url);
  await (await browser.newPage()).goto(url);
}
`,
      clean: `import { chromium } from 'playwright-core';

export async function shoot(url: string): Promise<void> {
  const browser = await chromium.connect(url);
  try {
    await (await browser.newPage()).goto(url);
  } finally {
    await browser.close();
  }
}
`,
    },
  },
  {
    id: 'packages/playwright-context',
    family: 'handle',
    kind: 'handle',
    noun: 'browser context',
    keeps: 'its pages and its storage',
    acquire: [{ method: 'newContext', on: { from: 'playwright-core', name: 'Browser' } }],
    handle: 'promise',
    gives: { from: 'playwright-core', name: 'BrowserContext' },
    ends: 'receiver',
    release: [{ method: 'close', async: true }, { method: '[Symbol.asyncDispose]', async: true }],
    disposers: [{ kind: 'async', release: 'close', since: { node: ['18.18.0', '20.4.0'], package: { name: 'playwright-core', version: '1.40.0' } } }],
    afterRelease: [{ after: ['close'], fails: ['newPage'] }],
    evidence: 'https://playwright.dev/docs/api/class-browsercontext#browser-context-close',
    examples: {
      leak: `import type { Browser } from 'playwright-core';

export async function shoot(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext();
  await (await context.newPage()).goto(url);
  await context.close();
}
`,
      clean: `import type { Browser } from 'playwright-core';

export async function shoot(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext();
  try {
    await (await context.newPage()).goto(url);
  } finally {
    await context.close();
  }
}
`,
    },
  },
  {
    id: 'packages/playwright-page',
    family: 'handle',
    kind: 'handle',
    noun: 'page',
    keeps: 'its tab and all that it shows',
    acquire: [
      { method: 'newPage', on: { from: 'playwright-core', name: 'Browser' } },
      { method: 'newPage', on: { from: 'playwright-core', name: 'BrowserContext' } },
    ],
    handle: 'promise',
    gives: { from: 'playwright-core', name: 'Page' },
    ends: 'receiver',
    release: [{ method: 'close', async: true }, { method: '[Symbol.asyncDispose]', async: true }],
    disposers: [{ kind: 'async', release: 'close', since: { node: ['18.18.0', '20.4.0'], package: { name: 'playwright-core', version: '1.40.0' } } }],
    afterRelease: [{ after: ['close'], fails: ['goto', 'click', 'fill', 'evaluate', 'waitForSelector', 'screenshot', 'content', 'title'] }],
    evidence: 'https://playwright.dev/docs/api/class-page#page-close',
    examples: {
      leak: `import type { Browser } from 'playwright-core';

export async function shoot(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.close();
}
`,
      clean: `import type { Browser } from 'playwright-core';

export async function shoot(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage();
  try {
    await page.goto(url);
  } finally {
    await page.close();
  }
}
`,
    },
  },
  {
    id: 'packages/playwright-requests',
    family: 'handle',
    kind: 'handle',
    noun: 'request context',
    keeps: 'its storage and its responses',
    acquire: [
      { call: { from: 'playwright-core', name: 'request.newContext' } },
      { method: 'newContext', on: { from: 'playwright-core', name: 'APIRequest' } },
    ],
    handle: 'promise',
    ends: 'never',
    release: [{ method: 'dispose', async: true }, { method: '[Symbol.asyncDispose]', async: true }],
    evidence: 'https://playwright.dev/docs/api/class-apirequestcontext#api-request-context-dispose',
    examples: {
      leak: `import { request } from 'playwright-core';

export async function ask(url: string): Promise<void> {
  const context = await request.newContext();
  console.log((await context.get(url)).status());
}
`,
      clean: `import { request } from 'playwright-core';

export async function ask(url: string): Promise<void> {
  const context = await request.newContext();
  try {
    console.log((await context.get(url)).status());
  } finally {
    await context.dispose();
  }
}
`,
    },
  },
  {
    id: 'packages/playwright-session',
    family: 'handle',
    kind: 'handle',
    noun: 'session',
    keeps: 'the debugger attached',
    acquire: [{ method: 'newCDPSession', on: { from: 'playwright-core', name: 'BrowserContext' } }],
    handle: 'promise',
    ends: 'receiver',
    release: [{ method: 'detach', async: true }],
    evidence: 'https://playwright.dev/docs/api/class-cdpsession#cdp-session-detach',
    examples: {
      leak: `import type { BrowserContext, Page } from 'playwright-core';

export async function collect(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
}
`,
      clean: `import type { BrowserContext, Page } from 'playwright-core';

export async function collect(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  try {
    await session.send('HeapProfiler.collectGarbage');
  } finally {
    await session.detach();
  }
}
`,
    },
  },
];

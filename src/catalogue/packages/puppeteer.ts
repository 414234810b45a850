import type { Protocol } from '../schema.js';

/** Browsers that Puppeteer starts. A page dies with its browser. */
export const packagesPuppeteer: readonly Protocol[] = [
  {
    id: 'packages/puppeteer-browser',
    family: 'handle',
    kind: 'handle',
    noun: 'browser',
    keeps: 'its process',
    acquire: [
      { call: { from: 'puppeteer-core', name: 'launch' } },
      { method: 'launch', on: { from: 'puppeteer-core', name: 'PuppeteerNode' } },
    ],
    handle: 'promise',
    gives: { from: 'puppeteer-core', name: 'Browser' },
    ends: 'never',
    release: [{ method: 'close', async: true }, { method: 'disconnect', async: true }],
    afterRelease: [{ after: ['close'], fails: ['newPage', 'createBrowserContext'] }],
    evidence: 'https://pptr.dev/api/puppeteer.browser.close',
    examples: {
      leak: `import puppeteer from 'puppeteer-core';

export async function shoot(url: string): Promise<void> {
  const browser = await puppeteer.launch({ channel: 'chrome' });
  const page = await browser.newPage();
  await page.goto(url);
  await page.screenshot({ path: 'page.png' });
}
`,
      clean: `import puppeteer from 'puppeteer-core';

export async function shoot(url: string): Promise<void> {
  const browser = await puppeteer.launch({ channel: 'chrome' });
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
    id: 'packages/puppeteer-connection',
    family: 'handle',
    kind: 'handle',
    noun: 'browser',
    keeps: 'its connection',
    acquire: [
      { call: { from: 'puppeteer-core', name: 'connect' } },
      { method: 'connect', on: { from: 'puppeteer-core', name: 'Puppeteer' } },
    ],
    handle: 'promise',
    gives: { from: 'puppeteer-core', name: 'Browser' },
    ends: 'never',
    release: [{ method: 'disconnect', async: true }, { method: 'close', async: true }],
    evidence: 'https://pptr.dev/api/puppeteer.browser.disconnect',
    examples: {
      leak: `import puppeteer from 'puppeteer-core';

export async function count(url: string): Promise<void> {
  const browser = await puppeteer.connect({ browserWSEndpoint: url });
  console.log((await browser.pages()).length);
}
`,
      clean: `import puppeteer from 'puppeteer-core';

export async function count(url: string): Promise<void> {
  const browser = await puppeteer.connect({ browserWSEndpoint: url });
  try {
    console.log((await browser.pages()).length);
  } finally {
    await browser.disconnect();
  }
}
`,
    },
  },
  {
    id: 'packages/puppeteer-page',
    family: 'handle',
    kind: 'handle',
    noun: 'page',
    keeps: 'its tab and all that it shows',
    acquire: [
      { method: 'newPage', on: { from: 'puppeteer-core', name: 'Browser' } },
      { method: 'newPage', on: { from: 'puppeteer-core', name: 'BrowserContext' } },
    ],
    handle: 'promise',
    gives: { from: 'puppeteer-core', name: 'Page' },
    ends: 'receiver',
    release: [{ method: 'close', async: true }],
    afterRelease: [{ after: ['close'], fails: ['goto', 'click', 'type', 'evaluate', 'waitForSelector', 'screenshot', 'content', 'title', 'pdf'] }],
    evidence: 'https://pptr.dev/api/puppeteer.page.close',
    examples: {
      leak: `import type { Browser } from 'puppeteer-core';

export async function shoot(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.close();
}
`,
      clean: `import type { Browser } from 'puppeteer-core';

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
    id: 'packages/puppeteer-context',
    family: 'handle',
    kind: 'handle',
    noun: 'browser context',
    keeps: 'its pages and its storage',
    acquire: [{ method: 'createBrowserContext', on: { from: 'puppeteer-core', name: 'Browser' } }],
    handle: 'promise',
    gives: { from: 'puppeteer-core', name: 'BrowserContext' },
    ends: 'receiver',
    release: [{ method: 'close', async: true }],
    evidence: 'https://pptr.dev/api/puppeteer.browsercontext.close',
    examples: {
      leak: `import type { Browser } from 'puppeteer-core';

export async function shoot(browser: Browser, url: string): Promise<void> {
  const context = await browser.createBrowserContext();
  await (await context.newPage()).goto(url);
  await context.close();
}
`,
      clean: `import type { Browser } from 'puppeteer-core';

export async function shoot(browser: Browser, url: string): Promise<void> {
  const context = await browser.createBrowserContext();
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
    id: 'packages/puppeteer-session',
    family: 'handle',
    kind: 'handle',
    noun: 'session',
    keeps: 'the debugger attached',
    acquire: [{ method: 'createCDPSession', on: { from: 'puppeteer-core', name: 'Page' } }],
    handle: 'promise',
    ends: 'receiver',
    release: [{ method: 'detach', async: true }],
    evidence: 'https://pptr.dev/api/puppeteer.cdpsession.detach',
    examples: {
      leak: `import type { Page } from 'puppeteer-core';

export async function collect(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
}
`,
      clean: `import type { Page } from 'puppeteer-core';

export async function collect(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  try {
    await session.send('HeapProfiler.collectGarbage');
  } finally {
    await session.detach();
  }
}
`,
    },
  },
  {
    id: 'packages/puppeteer-recorder',
    family: 'handle',
    kind: 'handle',
    noun: 'recorder',
    keeps: 'its encoder running',
    acquire: [{ method: 'screencast', on: { from: 'puppeteer-core', name: 'Page' } }],
    handle: 'promise',
    ends: 'outside',
    release: [{ method: 'stop', async: true }],
    evidence: 'https://pptr.dev/api/puppeteer.screenrecorder.stop',
    examples: {
      leak: `import type { Page } from 'puppeteer-core';

export async function film(page: Page, play: () => Promise<void>): Promise<void> {
  const recorder = await page.screencast();
  await play();
  await recorder.stop();
}
`,
      clean: `import type { Page } from 'puppeteer-core';

export async function film(page: Page, play: () => Promise<void>): Promise<void> {
  const recorder = await page.screencast();
  try {
    await play();
  } finally {
    await recorder.stop();
  }
}
`,
    },
  },
];

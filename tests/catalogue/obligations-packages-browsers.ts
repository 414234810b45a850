import type { ObligationRow } from './obligation-row.js';

export const ofBrowsers: readonly ObligationRow[] = [
  {
    id: 'puppeteer-core.launch',
    protocol: 'packages/puppeteer-browser',
    program: `
  import puppeteer from 'puppeteer-core';

  export async function print(url: string, executablePath: string): Promise<Uint8Array> {
    const browser = await puppeteer.launch({ executablePath });
+   try {
    const page = await browser.newPage();
    await page.goto(url);
    const pdf = await page.pdf();
-   await browser.close();
    return pdf;
+   } finally {
+     await browser.close();
+   }
  }
`,
  },
  {
    id: 'puppeteer-core.connect',
    protocol: 'packages/puppeteer-connection',
    program: `
  import puppeteer from 'puppeteer-core';

  export async function countPages(browserWSEndpoint: string): Promise<number> {
    const browser = await puppeteer.connect({ browserWSEndpoint });
+   try {
    const pages = await browser.pages();
    return pages.length;
+   } finally {
+     await browser.disconnect();
+   }
  }
`,
  },
  {
    id: 'puppeteer-core.Browser.newPage',
    protocol: 'packages/puppeteer-page',
    program: `
  import type { Browser } from 'puppeteer-core';

  export async function readTitle(browser: Browser, url: string): Promise<string | undefined> {
    const page = await browser.newPage();
+   try {
    const response = await page.goto(url);
    if (response?.ok() !== true) {
      return undefined;
    }
-   const title = await page.title();
-   await page.close();
-   return title;
+   return await page.title();
+   } finally {
+     await page.close();
+   }
  }
`,
  },
  {
    id: 'puppeteer-core.Browser.createBrowserContext',
    protocol: 'packages/puppeteer-context',
    program: `
  import type { Browser } from 'puppeteer-core';

  export async function readAsGuest(browser: Browser, url: string): Promise<string> {
    const context = await browser.createBrowserContext();
+   try {
    const page = await context.newPage();
    await page.goto(url);
    return await page.content();
+   } finally {
+     await context.close();
+   }
  }
`,
  },
  {
    id: 'puppeteer-core.Page.createCDPSession',
    protocol: 'packages/puppeteer-session',
    program: `
  import type { Page } from 'puppeteer-core';

  export async function slowDown(page: Page, work: () => Promise<void>): Promise<void> {
    const session = await page.createCDPSession();
+   try {
    await session.send('Network.enable');
    await work();
+   } finally {
+     await session.detach();
+   }
  }
`,
  },
  {
    id: 'puppeteer-core.Page.$',
    protocol: 'packages/puppeteer-element',
    program: `
  import type { Page } from 'puppeteer-core';

  export async function readPrice(page: Page): Promise<string> {
    const row = await page.$('.row');
    const price = await page.$('.price');
    const text = (await price?.evaluate((node) => node.textContent)) ?? '';
    await row?.dispose();
+   await price?.dispose();
    return text;
  }
`,
  },
  {
    id: 'puppeteer-core.Page.evaluateHandle',
    protocol: 'packages/puppeteer-element',
    program: `
  import type { Page } from 'puppeteer-core';

  export async function countRows(page: Page, isQuick: boolean): Promise<number> {
    const rows = await page.evaluateHandle(() => document.querySelectorAll('tr'));
    const total = await rows.evaluate((list) => list.length);
    if (isQuick) {
+     await rows.dispose();
      return total;
    }
    const open = await rows.evaluate((list) => [...list].filter(({ hidden }) => !hidden).length);
    await rows.dispose();
    return open;
  }
`,
  },
  {
    id: 'puppeteer-core.Page.exposeFunction',
    protocol: 'packages/puppeteer-function',
    program: `
  import type { Page } from 'puppeteer-core';

  export class Recorder {
    private readonly timer = setInterval(() => this.flush(), 1_000);

    constructor(private readonly page: Page) {}

    async start(): Promise<void> {
      await this.page.exposeFunction('record', (text: string) => this.add(text));
    }

    add(text: string): void {
      console.log(text);
    }

    flush(): void {}

    async stop(): Promise<void> {
      clearInterval(this.timer);
+     await this.page.removeExposedFunction('record');
    }
  }
`,
  },
  {
    id: 'puppeteer-core.Page.screencast',
    protocol: 'packages/puppeteer-recorder',
    program: `
  import type { Page } from 'puppeteer-core';

  export async function record(page: Page, path: \`\${string}.webm\`, steps: () => Promise<void>): Promise<void> {
    const recorder = await page.screencast({ path });
+   try {
    await steps();
+   } finally {
      await recorder.stop();
+   }
  }
`,
  },
  {
    id: 'playwright-core.BrowserType.launch',
    protocol: 'packages/playwright-browser',
    program: `
  import { chromium } from 'playwright-core';

  export async function shoot(url: string, path: string): Promise<void> {
    const browser = await chromium.launch();
+   try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.screenshot({ path });
+   } finally {
      await browser.close();
+   }
  }
`,
  },
  {
    id: 'playwright-core.BrowserType.launchPersistentContext',
    protocol: 'packages/playwright-persistent-context',
    program: `
  import { firefox } from 'playwright-core';

  export async function readCookies(folder: string, url: string): Promise<number> {
    const context = await firefox.launchPersistentContext(folder, { headless: true });
+   try {
    const cookies = await context.cookies(url);
    return cookies.length;
+   } finally {
+     await context.close();
+   }
  }
`,
  },
  {
    id: 'playwright-core.BrowserType.launchServer',
    protocol: 'packages/playwright-server',
    program: `
  import { type BrowserServer, chromium } from 'playwright-core';

  export async function withServer(run: (address: string) => Promise<void>): Promise<void> {
    const server: BrowserServer = await chromium.launchServer();
+   try {
    await run(server.wsEndpoint());
+   } finally {
      await server.close();
+   }
  }
`,
  },
  {
    id: 'playwright-core.BrowserType.connect',
    protocol: 'packages/playwright-connection',
    program: `
  import { chromium } from 'playwright-core';

  export async function countContexts(address: string): Promise<number> {
    const browser = await chromium.connect(address);
    const { length } = browser.contexts();
+   await browser.close();
    return length;
  }
`,
  },
  {
    id: 'playwright-core.Browser.newContext',
    protocol: 'packages/playwright-context',
    program: `
  import type { Browser } from 'playwright-core';

  export async function readAsGuest(browser: Browser, url: string): Promise<string> {
    const context = await browser.newContext({ locale: 'de' });
+   try {
    const page = await context.newPage();
    await page.goto(url);
    return await page.content();
+   } finally {
+     await context.close();
+   }
  }
`,
  },
  {
    id: 'playwright-core.BrowserContext.newPage',
    protocol: 'packages/playwright-page',
    program: `
  import type { BrowserContext } from 'playwright-core';

  export async function readTitles(context: BrowserContext, urls: readonly string[]): Promise<readonly string[]> {
    const titles: string[] = [];
    for (const url of urls) {
      const page = await context.newPage();
+     try {
      await page.goto(url);
      titles.push(await page.title());
+     } finally {
+       await page.close();
+     }
    }
    return titles;
  }
`,
  },
  {
    id: 'playwright-core.Browser.newPage',
    protocol: 'packages/playwright-page',
    program: `
  import type { Browser } from 'playwright-core';

  export async function isUp(browser: Browser, url: string): Promise<boolean> {
    const page = await browser.newPage();
+   try {
    const response = await page.goto(url);
    if (response === null) {
      return false;
    }
-   await page.close();
    return response.ok();
+   } finally {
+     await page.close();
+   }
  }
`,
  },
  {
    id: 'playwright-core.APIRequest.newContext',
    protocol: 'packages/playwright-requests',
    program: `
  import { request } from 'playwright-core';

  export async function readUser(baseURL: string, id: string): Promise<unknown> {
    const api = await request.newContext({ baseURL });
+   try {
    const response = await api.get('/users/' + id);
    const user: unknown = await response.json();
    return user;
+   } finally {
+     await api.dispose();
+   }
  }
`,
  },
  {
    id: 'playwright-core.APIRequestContext.get',
    protocol: 'packages/playwright-response',
    program: `
  import type { APIRequestContext } from 'playwright-core';

  export async function readTotal(api: APIRequestContext): Promise<unknown> {
    const response = await api.get('/total');
    if (!response.ok()) {
+     await response.dispose();
      return undefined;
    }
    const total: unknown = await response.json();
    await response.dispose();
    return total;
  }
`,
  },
  {
    id: 'playwright-core.Page.evaluateHandle',
    protocol: 'packages/playwright-value',
    program: `
  import type { Page } from 'playwright-core';

  export async function countRows(page: Page, isQuick: boolean): Promise<number> {
    const rows = await page.evaluateHandle(() => document.querySelectorAll('tr'));
    const total = await rows.evaluate((list) => list.length);
    if (isQuick) {
+     await rows.dispose();
      return total;
    }
    const open = await rows.evaluate((list) => [...list].filter(({ hidden }) => !hidden).length);
    await rows.dispose();
    return open;
  }
`,
  },
  {
    id: 'playwright-core.BrowserContext.newCDPSession',
    protocol: 'packages/playwright-session',
    program: `
  import type { BrowserContext, Page } from 'playwright-core';

  export async function measure(context: BrowserContext, page: Page): Promise<number> {
    const session = await context.newCDPSession(page);
+   try {
    await session.send('Performance.enable');
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.length;
+   } finally {
+     await session.detach();
+   }
  }
`,
  },
  {
    id: 'playwright-core.Page.route',
    protocol: 'packages/playwright-route',
    program: `
  import type { Page } from 'playwright-core';

  export class Blocker {
    private readonly timer = setInterval(() => this.report(), 1_000);

    constructor(private readonly page: Page) {}

    async start(): Promise<void> {
      await this.page.route('**/*.png', (route) => route.abort());
    }

    report(): void {}

    async stop(): Promise<void> {
      clearInterval(this.timer);
+     await this.page.unroute('**/*.png');
    }
  }
`,
  },
  {
    id: 'playwright-core.Page.exposeFunction',
    protocol: 'packages/playwright-binding',
    program: `
  import type { Page } from 'playwright-core';

  export async function record(page: Page, url: string, add: (text: string) => void): Promise<void> {
    await using _added = await page.exposeFunction('add', add);
-   await page.exposeFunction('record', add);
+   await using _recorded = await page.exposeFunction('record', add);
    await page.goto(url);
  }
`,
  },
  {
    id: 'playwright-core.Tracing.start',
    protocol: 'packages/playwright-tracing',
    program: `
  import type { Tracing } from 'playwright-core';

  export async function trace(tracing: Tracing, path: string, steps: () => Promise<boolean>): Promise<boolean> {
    await tracing.start({ snapshots: true });
-   if (!(await steps())) {
-     return false;
-   }
-   await tracing.stop({ path });
-   return true;
+   try {
+     return await steps();
+   } finally {
+     await tracing.stop({ path });
+   }
  }
`,
  },
];

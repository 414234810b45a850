/** Packages that export all of another one: what is imported from the first is declared, and named in this catalogue, by the second. */
export const reExports: readonly { readonly from: string; readonly to: string }[] = [
  { from: 'puppeteer', to: 'puppeteer-core' },
  { from: 'playwright', to: 'playwright-core' },
  { from: 'playwright-chromium', to: 'playwright-core' },
  { from: 'playwright-firefox', to: 'playwright-core' },
  { from: 'playwright-webkit', to: 'playwright-core' },
  { from: '@playwright/test', to: 'playwright-core' },
  { from: '@tensorflow/tfjs', to: '@tensorflow/tfjs-core' },
  { from: '@tensorflow/tfjs-node', to: '@tensorflow/tfjs-core' },
  { from: '@tensorflow/tfjs-node-gpu', to: '@tensorflow/tfjs-core' },
  { from: '@tanstack/react-query', to: '@tanstack/query-core' },
  { from: '@tanstack/vue-query', to: '@tanstack/query-core' },
  { from: '@tanstack/svelte-query', to: '@tanstack/query-core' },
  { from: '@tanstack/solid-query', to: '@tanstack/query-core' },
];

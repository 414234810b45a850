/** `npm run picture`: the report of an audit of the examples as Chromium shows it, for README.md. Needs `npm run build`, and Chromium under its usual name or in CHROMIUM. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './source-files.js';

const WIDTH = 1280;
const HEIGHT = 860;

const browser = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path !== undefined && existsSync(path));
if (browser === undefined) {
  throw new Error('No Chromium. Name one in the environment variable CHROMIUM.');
}
const folder = mkdtempSync(join(tmpdir(), 'leaks-picture-'));
const project = join(folder, 'shop');
const picture = fileURLToPath(new URL('docs/images/report.png', root));
try {
  for (const part of ['server', 'react', 'library', 'tsconfig.json']) {
    cpSync(fileURLToPath(new URL(`examples/${part}`, root)), join(project, part), { recursive: true });
  }
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL('dist/cli/main.js', root)), '--quiet', '--output-file', join(folder, 'report.html')], { cwd: project, stdio: 'inherit' });
  if (status !== 1) {
    throw new Error(`The audit ended with ${status ?? 'a signal'}. It is 1 where there are findings.`);
  }
  mkdirSync(fileURLToPath(new URL('docs/images/', root)), { recursive: true });
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-scrollbars'];
  spawnSync(browser, [...flags, `--user-data-dir=${join(folder, 'profile')}`, `--window-size=${WIDTH},${HEIGHT}`, `--screenshot=${picture}`, `file://${join(folder, 'report.html')}`], { stdio: 'ignore' });
  console.log('Written: docs/images/report.png');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

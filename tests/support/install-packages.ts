import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Installs what the lockfile of a folder says, unless that has been done. */
export function installPackages(url: URL): void {
  const folder = fileURLToPath(url);
  const done = `${folder}node_modules/.package-lock.json`;
  if (existsSync(done) && statSync(done).mtimeMs >= statSync(`${folder}package-lock.json`).mtimeMs) {
    return;
  }
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|config_local_prefix|command)/.test(name)));
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';

/** The folder of the package. */
export const root = new URL('../', import.meta.url);

/** Names of the modules in a folder, without `.ts` and without its index, sorted. */
export function collectModules(folder: string): readonly string[] {
  return readdirSync(new URL(`${folder}/`, root))
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.slice(0, -'.ts'.length))
    .toSorted();
}

/** Writes a file of the package and the folders above it. */
export function writeSource(path: string, text: string): void {
  const url = new URL(path, root);
  mkdirSync(new URL('.', url), { recursive: true });
  writeFileSync(url, text);
}

/** `'no-leaked-timer'` is `'noLeakedTimer'`. */
export function camelCase(name: string): string {
  return name.replaceAll(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

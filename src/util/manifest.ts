/** What a `package.json`, or another file of this name below a folder around a file, says; `undefined` where there is none, or the nearest does not parse. */
export function findManifest(filename: string, name = 'package.json'): unknown {
  // Asked for at run time: what imports `node:fs` does not load in a browser.
  const fs = typeof process === 'undefined' ? undefined : process.getBuiltinModule('node:fs');
  if (fs === undefined) {
    return undefined;
  }
  for (let folder = getFolder(filename); folder !== ''; folder = getFolder(folder)) {
    const path = `${folder}/${name}`;
    if (fs.existsSync(path)) {
      try {
        const manifest: unknown = JSON.parse(fs.readFileSync(path, 'utf8'));
        return manifest;
      } catch {
        return undefined;
      }
    }
  }
  return undefined;
}

/** Without the last name; empty above the root. */
function getFolder(path: string): string {
  return /^(?<folder>.*)[/\\]/u.exec(path)?.groups?.['folder'] ?? '';
}

/** A member of a value of any shape. */
export function readMember(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The versions of Node that a file's package supports, by `engines.node` of the nearest `package.json`; `undefined` where it says nothing. */
export function findNodeRange(filename: string): string | undefined {
  // Asked for at run time: what imports `node:fs` does not load in a browser.
  const fs = typeof process === 'undefined' ? undefined : process.getBuiltinModule('node:fs');
  if (fs === undefined) {
    return undefined;
  }
  for (let folder = getFolder(filename); folder !== ''; folder = getFolder(folder)) {
    const path = `${folder}/package.json`;
    if (fs.existsSync(path)) {
      try {
        return readRange(JSON.parse(fs.readFileSync(path, 'utf8')));
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

function readRange(manifest: unknown): string | undefined {
  const engines = readMember(manifest, 'engines');
  const range = readMember(engines, 'node');
  return typeof range === 'string' ? range : undefined;
}

function readMember(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The first of the files that a name below a file's folder, or below a folder around it, stands for, read as JSON; `undefined` where there is none. */
export function findManifest(filename: string, name: string): unknown {
  // Asked for at run time: what imports `node:fs` does not load in a browser.
  const fs = typeof process === 'undefined' ? undefined : process.getBuiltinModule('node:fs');
  if (fs === undefined) {
    return undefined;
  }
  for (let folder = getFolder(filename); folder !== ''; folder = getFolder(folder)) {
    const path = `${folder}/${name}`;
    if (fs.existsSync(path)) {
      try {
        return JSON.parse(fs.readFileSync(path, 'utf8'));
      } catch {
        return undefined;
      }
    }
  }
  return undefined;
}

/** A member of what a manifest holds. */
export function readMember(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Without the last name; empty above the root. */
function getFolder(path: string): string {
  return /^(?<folder>.*)[/\\]/u.exec(path)?.groups?.['folder'] ?? '';
}

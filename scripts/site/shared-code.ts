/** What a link to the playground carries in its hash, for the browser and for the pages that link there. */
export interface SharedCode {
  readonly code: string;
  /** The name says the language: `file.tsx`. */
  readonly file: string;
  /** A preset, or the one rule that runs. */
  readonly preset: string;
  /** Of the one rule. */
  readonly options?: readonly unknown[];
}

/** The hash of a link, without `#`: URL-safe base64 of the JSON text in UTF-8. */
export function toHash(shared: SharedCode): string {
  const bytes = new TextEncoder().encode(JSON.stringify(shared));
  const text = Array.from(bytes, (byte) => String.fromCodePoint(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** `undefined` where the hash is none of ours. */
export function fromHash(hash: string): SharedCode | undefined {
  try {
    const text = atob(hash.replace(/^#/, '').replaceAll('-', '+').replaceAll('_', '/'));
    const value: unknown = JSON.parse(new TextDecoder().decode(Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0)));
    return isShared(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isShared(value: unknown): value is SharedCode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value && typeof value.code === 'string' &&
    'file' in value && typeof value.file === 'string' &&
    'preset' in value && typeof value.preset === 'string' &&
    (!('options' in value) || Array.isArray(value.options))
  );
}

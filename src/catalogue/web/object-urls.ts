import type { Protocol } from '../schema.js';

/** The platform keeps what an object URL names until the URL is revoked, or the page goes. */
export const webObjectUrls: readonly Protocol[] = [
  {
    id: 'web/object-url',
    family: 'object-url',
    kind: 'token',
    noun: 'object URL',
    keeps: 'its blob in memory',
    acquire: [
      { call: { from: 'global', name: 'URL.createObjectURL' } },
      { call: { from: 'global', name: 'webkitURL.createObjectURL' } },
    ],
    isText: true,
    ends: 'never',
    release: [
      { call: { from: 'global', name: 'URL.revokeObjectURL' }, argument: 0 },
      { call: { from: 'global', name: 'webkitURL.revokeObjectURL' }, argument: 0 },
    ],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/URL/createObjectURL_static',
    examples: {
      leak: `export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
}
`,
      clean: `export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
`,
    },
  },
];

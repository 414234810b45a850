import rule from '../../../src/rules/no-leaked-object-url.js';
import { untyped } from '../../support/rule-testers.js';

const url = { noun: 'object URL', keeps: 'its blob in memory', release: 'URL.revokeObjectURL' };

untyped.run('no-leaked-object-url: where the URL goes', rule, {
  valid: [
    // Read back from the element.
    `
      export function download(blob) {
        const a = document.createElement('a');
        a.href = URL.createObjectURL(blob);
        a.click();
        URL.revokeObjectURL(a.href);
      }
    `,
    `
      export function show(img, file) {
        img.onload = (event) => URL.revokeObjectURL(event.target.src);
        img.src = URL.createObjectURL(file);
      }
    `,
    `
      export function show(file) {
        const url = URL.createObjectURL(file);
        const img = new Image();
        img.onload = () => URL.revokeObjectURL(url);
        img.src = url;
        return img;
      }
    `,
    // Later.
    `
      export function download(blob) {
        const url = URL.createObjectURL(blob);
        const a = document.createElement('a');
        a.href = url;
        a.click();
        setTimeout(() => URL.revokeObjectURL(url), 1000);
      }
    `,
    // Its caller has it.
    'export function name(blob) { return URL.createObjectURL(blob); }',
    'export function name(file) { file.preview = URL.createObjectURL(file); }',
    'export function open(blob, save) { const url = URL.createObjectURL(blob); save({ url }); }',
    // Who knows what the function does with it: likely at most.
    'export function open(blob, save) { save(URL.createObjectURL(blob)); }',
    'import { revokeUrl } from "./urls.js"; export function show(img, blob) { img.src = URL.createObjectURL(blob); revokeUrl(img); }',
    // Once for the page.
    'const worker = new Worker(URL.createObjectURL(new Blob([source])));',
    `
      let url;
      function getUrl() {
        url ??= URL.createObjectURL(new Blob(['self.onmessage = () => {};']));
        return url;
      }
      export const start = () => new Worker(getUrl());
    `,
    // State that an effect revokes when it changes.
    `
      import { useEffect, useState } from 'react';
      export function Preview() {
        const [url, setUrl] = useState('');
        useEffect(() => () => URL.revokeObjectURL(url), [url]);
        return <input onChange={(event) => setUrl(URL.createObjectURL(event.target.files[0]))} alt={url} />;
      }
    `,
    `
      import { useEffect, useMemo } from 'react';
      export function Preview({ file }) {
        const url = useMemo(() => URL.createObjectURL(file), [file]);
        useEffect(() => () => URL.revokeObjectURL(url), [url]);
        return <img src={url} />;
      }
    `,
    // Another object of that name.
    'import { URL } from "./urls.js"; export function show(img, file) { img.src = URL.createObjectURL(file); }',
  ],
  invalid: [
    {
      code: `
        export function download(blob) {
          const a = document.createElement('a');
          a.href = URL.createObjectURL(blob);
          a.click();
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          data: { scope: '`download()`', callee: 'URL.createObjectURL', release: 'URL.revokeObjectURL' },
          line: 4,
          suggestions: [
            {
              messageId: 'releaseAfter',
              output: `
        export function download(blob) {
          const a = document.createElement('a');
          a.href = URL.createObjectURL(blob);
          a.click();
          URL.revokeObjectURL(a.href);
        }
      `,
            },
          ],
        },
      ],
    },
    {
      code: `
        export function download(blob) {
          const url = window.URL.createObjectURL(blob);
          const a = document.createElement('a');
          a.setAttribute('href', url);
          a.click();
        }
      `,
      errors: [
        {
          messageId: 'neverReleased',
          data: { ...url, handle: 'url', release: 'window.URL.revokeObjectURL', argument: 'url', where: 'when it is no longer needed' },
          line: 3,
          suggestions: [
            {
              messageId: 'releaseAfter',
              data: { release: 'window.URL.revokeObjectURL' },
              output: `
        export function download(blob) {
          const url = window.URL.createObjectURL(blob);
          const a = document.createElement('a');
          a.setAttribute('href', url);
          a.click();
          window.URL.revokeObjectURL(url);
        }
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'a branch, in which a URL without a name gets one',
      code: `
        export function save(blob, link, isOn) {
          if (isOn) {
            link.setAttribute('href', URL.createObjectURL(blob));
            link.click();
          }
        }
      `,
      errors: [
        {
          messageId: 'discardedByFunction',
          line: 4,
          suggestions: [
            {
              messageId: 'releaseAfter',
              output: `
        export function save(blob, link, isOn) {
          if (isOn) {
            const url = URL.createObjectURL(blob);
            link.setAttribute('href', url);
            link.click();
            URL.revokeObjectURL(url);
          }
        }
      `,
            },
          ],
        },
      ],
    },
    {
      name: 'in a try block, whose catch goes on',
      code: `
        export function save(blob, link, log) {
          try {
            link.setAttribute('href', URL.createObjectURL(blob));
            link.click();
          } catch (error) {
            log(error);
          }
        }
      `,
      errors: [{ messageId: 'discardedByFunction', line: 4 }],
    },
    // Each turn of a render.
    {
      code: 'export function Preview({ file }) { return <Avatar src={file ? URL.createObjectURL(file) : undefined} />; }',
      errors: [{ messageId: 'discardedByFunction', line: 1 }],
    },
    {
      code: `
        import { useMemo } from 'react';
        export function Preview({ file }) {
          const url = useMemo(() => URL.createObjectURL(file), [file]);
          return <img src={url} />;
        }
      `,
      errors: [{ messageId: 'neverReleased', data: { ...url, handle: 'url', argument: 'url', where: 'when the component is unmounted' }, line: 4 }],
    },
    {
      code: `
        import { useState } from 'react';
        export function Preview() {
          const [url, setUrl] = useState('');
          return <input onChange={(event) => setUrl(URL.createObjectURL(event.target.files[0]))} alt={url} />;
        }
      `,
      errors: [{ messageId: 'neverReleased', line: 5 }],
    },
    {
      code: `
        export class Recorder {
          constructor(recorder, player) {
            recorder.onpause = () => player.load(URL.createObjectURL(new Blob(this.chunks)));
          }
        }
      `,
      errors: [{ messageId: 'discardedByInstance', line: 4 }],
    },
    {
      code: `
        export function save(blob, a, isAllowed) {
          const url = URL.createObjectURL(blob);
          if (!isAllowed) {
            return;
          }
          a.href = url;
          a.click();
          URL.revokeObjectURL(url);
        }
      `,
      output: `
        export function save(blob, a, isAllowed) {
          const url = URL.createObjectURL(blob);
          if (!isAllowed) {
            URL.revokeObjectURL(url);
            return;
          }
          a.href = url;
          a.click();
          URL.revokeObjectURL(url);
        }
      `,
      errors: [{ messageId: 'leaveMissed', line: 3 }],
    },
    // Only the last one is revoked.
    {
      code: `
        export class Preview {
          constructor(input, image) {
            input.addEventListener('change', () => {
              this.url = URL.createObjectURL(input.files[0]);
              image.src = this.url;
            });
          }
          destroy() {
            URL.revokeObjectURL(this.url);
          }
        }
      `,
      errors: [
        {
          messageId: 'overwritten',
          line: 5,
          suggestions: [
            {
              messageId: 'releaseBefore',
              output: `
        export class Preview {
          constructor(input, image) {
            input.addEventListener('change', () => {
              URL.revokeObjectURL(this.url);
              this.url = URL.createObjectURL(input.files[0]);
              image.src = this.url;
            });
          }
          destroy() {
            URL.revokeObjectURL(this.url);
          }
        }
      `,
            },
          ],
        },
      ],
    },
    {
      code: 'export function open(blob, save) { save(URL.createObjectURL(blob)); }',
      options: [{ includeLikely: true }],
      errors: [{ messageId: 'discardedByFunction', line: 1 }],
    },
  ],
});

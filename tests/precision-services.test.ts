/** More programs of public packages that were once false reports: services, loops over lists, parts of what a class opens. */
import { describe, expect, it } from 'vitest';
import { lines } from './fixes/harness.js';
import { ids } from './support/report-ids.js';

const themes = (end: string, name = 'ThemeManager'): string => lines`
  export class ${name} {
    constructor() {
      setInterval(() => this.layOut(), 60_000);
    }
    layOut() {}
    ${end}
  }
`;

describe('a class without any end', () => {
  it('may be the one service of its program', () => {
    expect(ids(themes(''))).toEqual([]);
    expect(ids(themes('dispose() {}'))).toEqual(['discardedByInstance']);
    expect(ids(themes('', 'Marquee'))).toEqual(['discardedByInstance']);
  });

  const reader = (verb: string): string => lines`
    import fs from 'node:fs';
    export class SyncBridge {
      async ${verb}(path, size) {
        const fd = fs.openSync(path, 'r');
        fs.readSync(fd, Buffer.alloc(size), 0, size, 0);
      }
    }
  `;

  it('still has methods that run many times', () => {
        expect(ids(reader('tailLog'))).toEqual(['neverReleased']);
    expect(ids(reader('setupLog'))).toEqual([]);
  });
});

describe('a loop over a list', () => {
  const forward = (head: string, tail: string): string => lines`
    ${head} forward() {
      for (const event of ['find', 'again']) {
        window.addEventListener(event, () => console.log(event));
      }
    }${tail}
  `;

  it('adds as many as the list has, where it runs once', () => {
    expect(ids(forward('(function', ')();'))).toEqual([]);
    expect(ids(forward('document.onclick = function', ';'))).toEqual(['neverRemovedByFunction']);
  });
});

const exporting = (test: string): string => lines`
  class Exporter {
    constructor() { this.socket = new WebSocket('wss://example.org'); }
    write() {}
    close() { this.socket.close(); }
  }
  function make() { return new Exporter(); }
  export function save() {
    const exporter = make();
    if (${test}) throw new Error('Not this one');
    exporter.write();
    exporter.close();
  }
`;

describe('what is no instance', () => {
  it('has nothing to close', () => {
    expect(ids(exporting('!(exporter instanceof Exporter)'))).toEqual([]);
    expect(ids(exporting('!(globalThis instanceof Exporter)'))).toEqual(['leaveMissed']);
  });
});

const dialog = (listener: string): string => lines`
  export class AltText {
    #resizing = null;
    constructor(view, dialog, overlays) {
      this.view = view;
      this.dialog = dialog;
      this.overlays = overlays;
      dialog.addEventListener('${listener}', this.#close.bind(this));
    }
    open() {
      this.#resizing = new AbortController();
      window.addEventListener('resize', () => this.view.show(), { signal: this.#resizing.signal });
    }
    #close() {
      this.#resizing?.abort();
      this.#resizing = null;
    }
    destroy() {
      this.overlays.close(this.dialog);
      this.view.remove();
    }
  }
`;

describe('a method that listens for the end', () => {
  it('runs in the teardown that brings the end about', () => {
    expect(ids(dialog('close'))).toEqual([]);
    expect(ids(dialog('click'))).toEqual(['abortMissedByTeardown']);
  });
});

const archive = (end: string): string => lines`
  import { Worker } from 'node:worker_threads';
  export class Archive {
    static open(buffer) {
      const archive = new Archive(buffer);
      ${end}
    }
    constructor(file) {
      this.worker = new Worker('./unpack.js');
      this.file = file;
    }
    open() {
      this.worker.postMessage(this.file);
      return new Promise((resolve) => this.worker.once('message', () => resolve(this)));
    }
    close() {
      this.worker.terminate();
    }
  }
`;

describe('what a method of the object gives', () => {
  it('may be the object itself', () => {
    expect(ids(archive('return archive.open();'))).toEqual([]);
    expect(ids(archive('archive.open();'))).toEqual(['wrapperNeverReleased']);
  });
});

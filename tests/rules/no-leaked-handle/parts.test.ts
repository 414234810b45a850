import rule from '../../../src/rules/no-leaked-handle.js';
import { untyped } from '../../support/rule-testers.js';

const strict = [{ includeThrows: true, includeLikely: true }] as const;

function capture(body: string): string {
  return `export async function record(isShort: boolean, video: HTMLVideoElement, send: (track: unknown) => void) { const stream = await navigator.mediaDevices.getUserMedia({ audio: true }); ${body} }`;
}

/** Handles that a part of them ends: tracks of a stream, ports of a channel. */
untyped.run('no-leaked-handle: parts', rule, {
  valid: [
    capture('stream.getTracks().forEach((track) => track.stop());'),
    capture('stream.getTracks().forEach((track) => { track.enabled = false; track.stop(); });'),
    capture('for (const track of stream.getTracks()) track.stop();'),
    capture('const tracks = stream.getTracks(); tracks.forEach((track) => track.stop());'),
    capture('const [track] = stream.getAudioTracks(); track.stop();'),
    capture('const track = stream.getAudioTracks()[0]; track?.stop();'),
    capture('const track = stream.getAudioTracks()[0]; if (track) { track.stop(); }'),
    capture('stream.getAudioTracks().filter((track) => track.enabled).map((track) => track.stop());'),
    // What fails before there is a track has none to stop.
    'export async function ask() { try { const stream = await navigator.mediaDevices.getUserMedia({ audio: true }); stream.getTracks().forEach((track) => track.stop()); return null; } catch (error) { return error; } }',
    capture('const tracks = stream.getVideoTracks(); if (tracks.length === 0) { throw new Error(); } return send(tracks[0]);'),
    // It goes where this is not followed.
    capture('stream.getTracks().forEach(send);'),
    capture('send(stream.getAudioTracks()[0]);'),
    capture('return stream;'),
    // The element is asked for it.
    capture('video.srcObject = stream; await video.play(); video.srcObject.getTracks().forEach((track) => track.stop());'),
    // A part by another name, of a class of the file.
    'class MessageChannel { port1 = { close() {} }; } export class Link { channel = new MessageChannel(); timer = setInterval(() => {}, 1_000); dispose() { clearInterval(this.timer); } }',
    'export class Link { channel = new MessageChannel(); timer = setInterval(() => {}, 1_000); dispose() { clearInterval(this.timer); this.channel.port2.close(); } }',
    // A port that is sent belongs to whoever gets it.
    'export class Link { channel = new MessageChannel(); timer = setInterval(() => {}, 1_000); open(worker: Worker) { worker.postMessage(1, [this.channel.port2]); } dispose() { clearInterval(this.timer); } }',
  ].map((code) => ({ code, options: strict })),
  invalid: [
    { code: capture(''), errors: [{ messageId: 'neverReleased' }] },
    { code: capture('console.log(stream.getTracks().length);'), errors: [{ messageId: 'neverReleased' }] },
    { code: capture('stream.getTracks().forEach((track) => { track.enabled = false; });'), errors: [{ messageId: 'neverReleased' }] },
    { code: capture('const track = stream.getAudioTracks()[0]; console.log(track.label);'), errors: [{ messageId: 'neverReleased' }] },
    { code: capture('video.srcObject = stream; await video.play();'), errors: [{ messageId: 'neverReleased' }] },
    {
      code: capture('if (isShort) { return; } stream.getTracks().forEach((track) => track.stop());'),
      output: capture('if (isShort) { stream.getTracks().forEach((track) => track.stop()); return; } stream.getTracks().forEach((track) => track.stop());'),
      errors: [
        {
          messageId: 'leaveMissed',
          data: { handle: 'stream', leaver: 'return', line: 1, releaseLine: 1, release: 'track.stop', argument: '' },
        },
      ],
    },
    {
      code: 'export class Link { channel = new MessageChannel(); timer = setInterval(() => {}, 1_000); dispose() { clearInterval(this.timer); } }',
      errors: [
        {
          messageId: 'missedByTeardown',
          suggestions: [
            {
              messageId: 'releaseInTeardown',
              data: { release: 'this.channel.port1.close' },
              output: 'export class Link { channel = new MessageChannel(); timer = setInterval(() => {}, 1_000); dispose() { clearInterval(this.timer); this.channel.port1.close(); } }',
            },
          ],
        },
      ],
    },
  ].map((one) => ({ ...one, options: strict })),
});

function hold(release: string): string {
  return `import { PassThrough } from 'node:stream'; export class Box { held = new PassThrough(); timer = setInterval(() => {}, 1_000); dispose() { clearInterval(this.timer); ${release} } }`;
}

/** What normally ends by itself counts only where a teardown ends something else. */
untyped.run('no-leaked-handle: what ends soon', rule, {
  valid: [
    { code: hold('this.held.destroy();'), options: strict },
    { code: hold(''), options: [{ includeLikely: false }] },
    { code: "import { PassThrough } from 'node:stream'; export function make() { const held = new PassThrough(); held.write('a'); }", options: strict },
    { code: "import { PassThrough } from 'node:stream'; export class Box { held = new PassThrough(); write() { this.held.write('a'); } }", options: strict },
    { code: "export function blink(element: Element) { element.animate({ opacity: [0, 1] }, 500); }", options: strict },
  ],
  invalid: [
    {
      code: hold(''),
      options: strict,
      errors: [{ messageId: 'missedByTeardown', suggestions: [{ messageId: 'releaseInTeardown', data: { release: 'this.held.destroy' }, output: hold('this.held.destroy(); ') }] }],
    },
  ],
});

function connect(body: string): string {
  return `export function forget(key: string, isDry: boolean, keep: (db: IDBDatabase) => void) { const request = indexedDB.open('app'); request.onsuccess = () => { ${body} }; }`;
}

/** A handle that the result has later. */
untyped.run('no-leaked-handle: a property of the result', rule, {
  valid: [
    connect('const db = request.result; if (isDry) { db.close(); return; } db.deleteObjectStore(key); db.close();'),
    connect('const db = request.result; keep(db);'),
    connect('keep(request.result); const db = request.result; if (isDry) return; db.close();'),
    connect('const db = request.result; db.deleteObjectStore(key);'),
  ].map((code) => ({ code, options: strict })),
  invalid: [
    {
      code: connect('const db = request.result; if (isDry) { return; } db.deleteObjectStore(key); db.close();'),
      options: strict,
      errors: [
        {
          messageId: 'leaveMissed',
          suggestions: [{ messageId: 'releaseBeforeReturn', data: { release: 'db.close', argument: '' }, output: connect('const db = request.result; if (isDry) { db.close(); return; } db.deleteObjectStore(key); db.close();') }],
        },
      ],
    },
  ],
});

const lines = (leave: string, close: string): string =>
  `import { open } from 'node:fs/promises'; export async function find(path, word) { const file = await open(path); for await (const line of file.readLines()) { if (line === word) ${leave} } ${close} }`;

/** Only the end of the input closes the file. */
untyped.run('no-leaked-handle: lines of a file handle', rule, {
  valid: [lines('console.log(line);', ''), lines('break;', 'await file.close();'), lines('break;', 'return file;')],
  invalid: [{ code: lines('return true;', ''), errors: [{ messageId: 'linesLeft' }] }, { code: lines('break;', ''), errors: [{ messageId: 'linesLeft' }] }],
});

const player = (release: string): string =>
  `export class Player { constructor(private readonly first: HTMLMediaElement, private readonly second: HTMLMediaElement) {} play() { void this.first.play(); void this.second.play(); } dispose() { this.first.pause(); ${release} } }`;
const handler = (release: string): string =>
  `export class Player { timer = setInterval(() => {}, 1_000); open() { navigator.mediaSession.setActionHandler('play', () => this.next()); } next() {} dispose() { clearInterval(this.timer); ${release} } }`;

/** What a call turns on and nobody turns off. */
untyped.run('no-leaked-handle: switches', rule, {
  valid: [
    player('this.second.pause();'),
    // What the teardown does to it may end it.
    player('this.second.src = "";'),
    // Nothing of the kind is ended.
    'export class Player { constructor(private readonly first: HTMLMediaElement) {} timer = setInterval(() => {}, 1_000); play() { void this.first.play(); } dispose() { clearInterval(this.timer); } }',
    handler("navigator.mediaSession.setActionHandler('play', null);"),
    // There is no teardown.
    "export function open(play: () => void) { navigator.mediaSession.setActionHandler('play', play); }",
    "import { watchFile, unwatchFile } from 'node:fs'; export function follow(path: string, run: () => void) { watchFile(path, run); return () => unwatchFile(path, run); }",
    "import { watchFile } from 'node:fs'; watchFile('a.json', () => {});",
    "import { watchFile } from 'node:fs'; export function watchSettings() { watchFile('a.json', () => console.log(1)); }",
    "import { subscribe } from 'node:diagnostics_channel'; let isOn = false; export function trace(log: () => void) { if (isOn) return; isOn = true; subscribe('a', log); }",
  ].map((code) => ({ code, options: strict })),
  invalid: [
    { code: player(''), errors: [{ messageId: 'leftOnByTeardown' }] },
    {
      code: handler(''),
      errors: [
        {
          messageId: 'leftOnByTeardown',
          data: { callee: 'navigator.mediaSession.setActionHandler', culprit: '`dispose()`', line: 1, noun: 'action handler', keeps: 'its function and all that it captures', release: 'navigator.mediaSession.setActionHandler' },
        },
      ],
    },
    { code: "import { watchFile } from 'node:fs'; export function follow(path: string, run: () => void) { watchFile(path, run); }", errors: [{ messageId: 'neverTurnedOff' }] },
  ].map((one) => ({ ...one, options: strict })),
});

import type { Protocol } from '../schema.js';

/** Timers of browsers and workers. Node's have the same names and the same release functions, so they share an entry where one exists. */
export const webTimers: readonly Protocol[] = [
  {
    id: 'web/set-interval',
    family: 'timer',
    kind: 'token',
    noun: 'interval',
    keeps: 'its callback and all that it captures',
    acquire: [
      { call: { from: 'global', name: 'setInterval' } },
      { call: { from: 'node:timers', name: 'setInterval' } },
      { method: 'setInterval', on: { from: 'global', name: 'WindowOrWorkerGlobalScope' } },
      { method: 'setInterval', on: { from: 'global', name: 'Window' } },
    ],
    callback: 0,
    delay: 1,
    ends: 'never',
    release: [
      { call: { from: 'global', name: 'clearInterval' }, argument: 0 },
      { call: { from: 'global', name: 'clearTimeout' }, argument: 0 },
      { call: { from: 'node:timers', name: 'clearInterval' }, argument: 0 },
      { call: { from: 'node:timers', name: 'clearTimeout' }, argument: 0 },
      { call: { from: 'global', name: 'WindowOrWorkerGlobalScope.clearInterval' }, argument: 0 },
      { call: { from: 'global', name: 'WindowOrWorkerGlobalScope.clearTimeout' }, argument: 0 },
      { method: 'close' },
      { method: '[Symbol.dispose]' },
    ],
    exempt: [{ chained: 'unref' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/Window/setInterval',
    examples: {
      leak: `export function showTime(clock: HTMLElement): void {
  setInterval(() => {
    clock.textContent = new Date().toLocaleTimeString();
  }, 1_000);
}
`,
      clean: `export function showTime(clock: HTMLElement): () => void {
  const timer = setInterval(() => {
    clock.textContent = new Date().toLocaleTimeString();
  }, 1_000);
  return () => clearInterval(timer);
}
`,
    },
  },
  {
    id: 'web/set-timeout',
    family: 'timer',
    kind: 'token',
    noun: 'timeout',
    keeps: 'its callback and all that it captures',
    acquire: [
      { call: { from: 'global', name: 'setTimeout' } },
      { call: { from: 'node:timers', name: 'setTimeout' } },
      { method: 'setTimeout', on: { from: 'global', name: 'WindowOrWorkerGlobalScope' } },
      { method: 'setTimeout', on: { from: 'global', name: 'Window' } },
    ],
    callback: 0,
    delay: 1,
    ends: 'once',
    release: [
      { call: { from: 'global', name: 'clearTimeout' }, argument: 0 },
      { call: { from: 'global', name: 'clearInterval' }, argument: 0 },
      { call: { from: 'node:timers', name: 'clearTimeout' }, argument: 0 },
      { call: { from: 'node:timers', name: 'clearInterval' }, argument: 0 },
      { call: { from: 'global', name: 'WindowOrWorkerGlobalScope.clearTimeout' }, argument: 0 },
      { call: { from: 'global', name: 'WindowOrWorkerGlobalScope.clearInterval' }, argument: 0 },
      { method: 'close' },
      { method: '[Symbol.dispose]' },
    ],
    exempt: [{ chained: 'unref' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/Window/setTimeout',
    examples: {
      leak: `export function autosave(save: () => void): void {
  function saveAndRearm(): void {
    save();
    setTimeout(saveAndRearm, 60_000);
  }
  saveAndRearm();
}
`,
      clean: `export function autosave(save: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  function saveAndRearm(): void {
    save();
    timer = setTimeout(saveAndRearm, 60_000);
  }
  saveAndRearm();
  return () => clearTimeout(timer);
}
`,
    },
  },
  {
    id: 'web/request-animation-frame',
    family: 'timer',
    kind: 'token',
    noun: 'animation frame',
    keeps: 'its callback and all that it captures',
    acquire: [
      { call: { from: 'global', name: 'requestAnimationFrame' } },
      { method: 'requestAnimationFrame', on: { from: 'global', name: 'AnimationFrameProvider' } },
      { method: 'requestAnimationFrame', on: { from: 'global', name: 'Window' } },
    ],
    callback: 0,
    ends: 'once',
    release: [
      { call: { from: 'global', name: 'cancelAnimationFrame' }, argument: 0 },
      { call: { from: 'global', name: 'AnimationFrameProvider.cancelAnimationFrame' }, argument: 0 },
    ],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/Window/requestAnimationFrame',
    examples: {
      leak: `export function spin(wheel: HTMLElement): void {
  function draw(time: number): void {
    wheel.style.rotate = String(time / 10) + 'deg';
    requestAnimationFrame(draw);
  }
  draw(0);
}
`,
      clean: `export function spin(wheel: HTMLElement): () => void {
  let frame: number;
  function draw(time: number): void {
    wheel.style.rotate = String(time / 10) + 'deg';
    frame = requestAnimationFrame(draw);
  }
  draw(0);
  return () => cancelAnimationFrame(frame);
}
`,
    },
  },
  {
    id: 'web/request-idle-callback',
    family: 'timer',
    kind: 'token',
    noun: 'idle callback',
    keeps: 'its callback and all that it captures',
    acquire: [
      { call: { from: 'global', name: 'requestIdleCallback' } },
      { method: 'requestIdleCallback', on: { from: 'global', name: 'Window' } },
    ],
    callback: 0,
    ends: 'once',
    release: [
      { call: { from: 'global', name: 'cancelIdleCallback' }, argument: 0 },
      { call: { from: 'global', name: 'Window.cancelIdleCallback' }, argument: 0 },
    ],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/Window/requestIdleCallback',
    examples: {
      leak: `export function workWhenIdle(work: () => void): void {
  function workAndRequest(): void {
    work();
    requestIdleCallback(workAndRequest);
  }
  requestIdleCallback(workAndRequest);
}
`,
      clean: `export function workWhenIdle(work: () => void): () => void {
  let request: number;
  function workAndRequest(): void {
    work();
    request = requestIdleCallback(workAndRequest);
  }
  request = requestIdleCallback(workAndRequest);
  return () => cancelIdleCallback(request);
}
`,
    },
  },
  {
    id: 'web/request-video-frame-callback',
    family: 'timer',
    kind: 'token',
    noun: 'video frame callback',
    keeps: 'its callback and all that it captures',
    acquire: [{ method: 'requestVideoFrameCallback', on: { from: 'global', name: 'HTMLVideoElement' } }],
    callback: 0,
    ends: 'once',
    release: [{ call: { from: 'global', name: 'HTMLVideoElement.cancelVideoFrameCallback' }, argument: 0 }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/HTMLVideoElement/requestVideoFrameCallback',
    examples: {
      leak: `export function mirror(video: HTMLVideoElement, canvas: CanvasRenderingContext2D): void {
  function copy(): void {
    canvas.drawImage(video, 0, 0);
    video.requestVideoFrameCallback(copy);
  }
  copy();
}
`,
      clean: `export function mirror(video: HTMLVideoElement, canvas: CanvasRenderingContext2D): () => void {
  let request: number;
  function copy(): void {
    canvas.drawImage(video, 0, 0);
    request = video.requestVideoFrameCallback(copy);
  }
  copy();
  return () => video.cancelVideoFrameCallback(request);
}
`,
    },
  },
];

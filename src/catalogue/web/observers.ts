import type { Protocol } from '../schema.js';

/** Observers of the page. Those of elements are collected with the elements; those of the page's own reports run until they are disconnected. */
export const webObservers: readonly Protocol[] = [
  {
    id: 'web/resize-observer',
    family: 'observer',
    kind: 'handle',
    noun: 'resize observer',
    keeps: 'its callback and all that it captures',
    acquire: [{ construct: { from: 'global', name: 'ResizeObserver' } }],
    callback: 0,
    callbackHandle: 1,
    armedBy: { method: 'observe', target: 0 },
    ends: 'never',
    release: [{ method: 'disconnect' }, { method: 'unobserve' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/ResizeObserver/disconnect',
    examples: {
      leak: `export function followSize(onSize: (width: number) => void): void {
  const observer = new ResizeObserver(() => onSize(document.body.clientWidth));
  observer.observe(document.body);
}
`,
      clean: `export function followSize(onSize: (width: number) => void): () => void {
  const observer = new ResizeObserver(() => onSize(document.body.clientWidth));
  observer.observe(document.body);
  return () => observer.disconnect();
}
`,
    },
  },
  {
    id: 'web/intersection-observer',
    family: 'observer',
    kind: 'handle',
    noun: 'intersection observer',
    keeps: 'its callback and all that it captures',
    acquire: [{ construct: { from: 'global', name: 'IntersectionObserver' } }],
    callback: 0,
    callbackHandle: 1,
    armedBy: { method: 'observe', target: 0 },
    ends: 'never',
    release: [{ method: 'disconnect' }, { method: 'unobserve' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/IntersectionObserver/disconnect',
    examples: {
      leak: `export function followVisibility(onChange: (isVisible: boolean) => void): void {
  const observer = new IntersectionObserver(([entry]) => onChange(entry?.isIntersecting === true));
  observer.observe(document.body);
}
`,
      clean: `export function whenVisible(element: HTMLElement, load: () => void): void {
  const observer = new IntersectionObserver(([entry], self) => {
    if (entry?.isIntersecting === true) {
      self.disconnect();
      load();
    }
  });
  observer.observe(element);
}
`,
    },
  },
  {
    id: 'web/mutation-observer',
    family: 'observer',
    kind: 'handle',
    noun: 'mutation observer',
    keeps: 'its callback and all that it captures',
    acquire: [{ construct: { from: 'global', name: 'MutationObserver' } }],
    callback: 0,
    callbackHandle: 1,
    armedBy: { method: 'observe', target: 0 },
    ends: 'never',
    release: [{ method: 'disconnect' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/MutationObserver/disconnect',
    examples: {
      leak: `export class Theme {
  private readonly observer: MutationObserver;

  constructor(apply: (theme: string) => void) {
    this.observer = new MutationObserver(() => apply(document.documentElement.className));
    this.observer.observe(document.documentElement, { attributes: true });
  }
}
`,
      clean: `export class Theme {
  private readonly observer: MutationObserver;

  constructor(apply: (theme: string) => void) {
    this.observer = new MutationObserver(() => apply(document.documentElement.className));
    this.observer.observe(document.documentElement, { attributes: true });
  }

  dispose(): void {
    this.observer.disconnect();
  }
}
`,
    },
  },
  {
    id: 'web/performance-observer',
    family: 'observer',
    kind: 'handle',
    noun: 'performance observer',
    keeps: 'its callback and all that it captures',
    acquire: [
      { construct: { from: 'global', name: 'PerformanceObserver' } },
      { construct: { from: 'node:perf_hooks', name: 'PerformanceObserver' } },
    ],
    callback: 0,
    callbackHandle: 1,
    armedBy: { method: 'observe' },
    ends: 'never',
    release: [{ method: 'disconnect' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/PerformanceObserver/disconnect',
    examples: {
      leak: `export function countLongTasks(onTask: () => void): void {
  const observer = new PerformanceObserver(() => onTask());
  observer.observe({ entryTypes: ['longtask'] });
}
`,
      clean: `export function countLongTasks(onTask: () => void): () => void {
  const observer = new PerformanceObserver(() => onTask());
  observer.observe({ entryTypes: ['longtask'] });
  return () => observer.disconnect();
}
`,
    },
  },
  {
    id: 'web/reporting-observer',
    family: 'observer',
    kind: 'handle',
    noun: 'reporting observer',
    keeps: 'its callback and all that it captures',
    acquire: [{ construct: { from: 'global', name: 'ReportingObserver' } }],
    callback: 0,
    callbackHandle: 1,
    armedBy: { method: 'observe' },
    ends: 'never',
    release: [{ method: 'disconnect' }],
    evidence: 'https://developer.mozilla.org/en-US/docs/Web/API/ReportingObserver/disconnect',
    examples: {
      leak: `export function followReports(onReport: (count: number) => void): void {
  const observer = new ReportingObserver((reports) => onReport(reports.length));
  observer.observe();
}
`,
      clean: `export function followReports(onReport: (count: number) => void): () => void {
  const observer = new ReportingObserver((reports) => onReport(reports.length));
  observer.observe();
  return () => observer.disconnect();
}
`,
    },
  },
];

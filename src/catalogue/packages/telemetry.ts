import type { Protocol } from '../schema.js';

/** Spans and what exports them. */
export const packagesTelemetry: readonly Protocol[] = [
  {
    id: 'packages/otel-span',
    family: 'handle',
    kind: 'handle',
    noun: 'span',
    keeps: 'its trace incomplete',
    acquire: [{ method: 'startSpan', on: { from: '@opentelemetry/api', name: 'Tracer' } }],
    ends: 'never',
    release: [{ method: 'end' }],
    afterRelease: [{ after: ['end'], fails: ['setAttribute', 'setAttributes', 'addEvent', 'setStatus', 'updateName', 'recordException'] }],
    evidence: 'https://opentelemetry.io/docs/languages/js/instrumentation/#create-spans',
    examples: {
      leak: `import { trace } from '@opentelemetry/api';

const tracer = trace.getTracer('shop');

export async function run(work: () => Promise<void>): Promise<void> {
  const span = tracer.startSpan('run');
  await work();
  span.setAttribute('isDone', true);
}
`,
      clean: `import { trace } from '@opentelemetry/api';

const tracer = trace.getTracer('shop');

export async function run(work: () => Promise<void>): Promise<void> {
  const span = tracer.startSpan('run');
  try {
    await work();
    span.setAttribute('isDone', true);
  } finally {
    span.end();
  }
}
`,
    },
  },
  {
    id: 'packages/otel-active-span',
    family: 'handle',
    kind: 'handle',
    noun: 'span',
    keeps: 'its trace incomplete',
    acquire: [{ method: 'startActiveSpan', on: { from: '@opentelemetry/api', name: 'Tracer' } }],
    handle: { callbackArgument: 3, parameter: 0 },
    ends: 'never',
    release: [{ method: 'end' }],
    evidence: 'https://opentelemetry.io/docs/languages/js/instrumentation/#create-spans',
    examples: {
      leak: `import { trace } from '@opentelemetry/api';

const tracer = trace.getTracer('shop');

export function run(isIdle: boolean): void {
  tracer.startActiveSpan('run', (span) => {
    if (isIdle) {
      return;
    }
    span.setAttribute('isIdle', isIdle);
    span.end();
  });
}
`,
      clean: `import { trace } from '@opentelemetry/api';

const tracer = trace.getTracer('shop');

export function run(isIdle: boolean): void {
  tracer.startActiveSpan('run', (span) => {
    span.setAttribute('isIdle', isIdle);
    span.end();
  });
}
`,
    },
  },
  {
    id: 'packages/otel-provider',
    family: 'handle',
    kind: 'handle',
    noun: 'provider',
    keeps: 'its processors and their timers',
    acquire: [
      { construct: { from: '@opentelemetry/sdk-trace-node', name: 'NodeTracerProvider' } },
      { construct: { from: '@opentelemetry/sdk-metrics', name: 'MeterProvider' } },
    ],
    ends: 'outside',
    release: [{ method: 'shutdown', async: true }],
    evidence: 'https://opentelemetry.io/docs/languages/js/instrumentation/#initialize-tracing',
    examples: {
      leak: `import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

export class Telemetry {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new NodeTracerProvider();

  work(): void {
    void this.handle.forceFlush();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

export class Telemetry {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new NodeTracerProvider();

  work(): void {
    void this.handle.forceFlush();
  }

  dispose(): void {
    clearInterval(this.timer);
    void this.handle.shutdown();
  }
}
`,
    },
  },
  {
    id: 'packages/otel-exporter',
    family: 'handle',
    kind: 'handle',
    noun: 'exporter',
    keeps: 'its timer',
    acquire: [
      { construct: { from: '@opentelemetry/sdk-trace-node', name: 'BatchSpanProcessor' } },
      { construct: { from: '@opentelemetry/sdk-metrics', name: 'PeriodicExportingMetricReader' } },
    ],
    ends: 'outside',
    release: [{ method: 'shutdown', async: true }],
    evidence: 'https://opentelemetry.io/docs/languages/js/instrumentation/#picking-the-right-span-processor',
    examples: {
      leak: `import { BatchSpanProcessor, ConsoleSpanExporter } from '@opentelemetry/sdk-trace-node';

export class Telemetry {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new BatchSpanProcessor(new ConsoleSpanExporter());

  work(): void {
    void this.handle.forceFlush();
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { BatchSpanProcessor, ConsoleSpanExporter } from '@opentelemetry/sdk-trace-node';

export class Telemetry {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new BatchSpanProcessor(new ConsoleSpanExporter());

  work(): void {
    void this.handle.forceFlush();
  }

  dispose(): void {
    clearInterval(this.timer);
    void this.handle.shutdown();
  }
}
`,
    },
  },
];

/** Pairs of methods, see `pairs`: logs, and what collects numbers and traces. */
import type { Protocol } from './schema.js';

export const servicePairs: readonly Protocol[] = [
  {
    id: 'packages/otel-callback',
    family: 'subscription',
    kind: 'subscription',
    noun: 'callback',
    keeps: 'being called on each collection',
    acquire: [
      { method: 'addCallback', on: { from: '@opentelemetry/api', name: 'Observable' } },
      { method: 'addBatchObservableCallback', on: { from: '@opentelemetry/api', name: 'Meter' } },
    ],
    ends: 'never',
    release: [{ mirror: 'removeCallback', same: [0] }, { mirror: 'removeBatchObservableCallback', same: [0, 1] }],
    evidence: 'https://opentelemetry.io/docs/languages/js/instrumentation/#using-observable-async-gauges',
    examples: {
      leak: `import { metrics, type ObservableResult } from '@opentelemetry/api';

const gauge = metrics.getMeter('shop').createObservableGauge('queue.size');

export class Queue {
  private readonly jobs: string[] = [];
  private readonly timer = setInterval(() => this.jobs.pop(), 1_000);
  private readonly observe = (result: ObservableResult): void => result.observe(this.jobs.length);

  open(): void {
    gauge.addCallback(this.observe);
  }

  close(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { metrics, type ObservableResult } from '@opentelemetry/api';

const gauge = metrics.getMeter('shop').createObservableGauge('queue.size');

export class Queue {
  private readonly jobs: string[] = [];
  private readonly timer = setInterval(() => this.jobs.pop(), 1_000);
  private readonly observe = (result: ObservableResult): void => result.observe(this.jobs.length);

  open(): void {
    gauge.addCallback(this.observe);
  }

  close(): void {
    clearInterval(this.timer);
    gauge.removeCallback(this.observe);
  }
}
`,
    },
  },
  {
    id: 'packages/otel-global-provider',
    family: 'subscription',
    kind: 'subscription',
    noun: 'provider',
    keeps: 'all tracers of the process',
    acquire: [
      { call: { from: '@opentelemetry/api', name: 'trace.setGlobalTracerProvider' } },
      { call: { from: '@opentelemetry/api', name: 'metrics.setGlobalMeterProvider' } },
    ],
    ends: 'never',
    isMinor: true,
    release: [{ mirror: 'disable', same: [] }],
    evidence: 'https://open-telemetry.github.io/opentelemetry-js/classes/_opentelemetry_api._opentelemetry_api.TraceAPI.html',
    examples: {
      leak: `import { trace, type TracerProvider } from '@opentelemetry/api';

export class Telemetry {
  private readonly timer = setInterval(() => this.report(), 1_000);

  start(provider: TracerProvider): void {
    trace.setGlobalTracerProvider(provider);
  }

  report(): void {}

  stop(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { trace, type TracerProvider } from '@opentelemetry/api';

export class Telemetry {
  private readonly timer = setInterval(() => this.report(), 1_000);

  start(provider: TracerProvider): void {
    trace.setGlobalTracerProvider(provider);
  }

  report(): void {}

  stop(): void {
    clearInterval(this.timer);
    trace.disable();
  }
}
`,
    },
  },
  {
    id: 'packages/winston-transport',
    family: 'subscription',
    kind: 'subscription',
    noun: 'transport',
    keeps: 'its file',
    acquire: [{ method: 'add', on: { from: 'winston', name: 'Logger' } }],
    ends: 'never',
    release: [{ mirror: 'remove', same: [0] }, { mirror: 'clear', same: [] }],
    evidence: 'https://github.com/winstonjs/winston#creating-your-own-logger',
    examples: {
      leak: `import winston, { type Logger } from 'winston';

export class Session {
  private readonly transport: winston.transport;
  private readonly timer = setInterval(() => this.report(), 60_000);

  constructor(private readonly logger: Logger, filename: string) {
    this.transport = new winston.transports.File({ filename });
    this.logger.add(this.transport);
  }

  report(): void {}

  close(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import winston, { type Logger } from 'winston';

export class Session {
  private readonly transport: winston.transport;
  private readonly timer = setInterval(() => this.report(), 60_000);

  constructor(private readonly logger: Logger, filename: string) {
    this.transport = new winston.transports.File({ filename });
    this.logger.add(this.transport);
  }

  report(): void {}

  close(): void {
    clearInterval(this.timer);
    this.logger.remove(this.transport);
  }
}
`,
    },
  },
  {
    id: 'packages/winston-exceptions',
    family: 'subscription',
    kind: 'subscription',
    noun: 'handler',
    keeps: 'its listeners on the process',
    acquire: [
      { method: 'handle', on: { from: 'winston', name: 'ExceptionHandler' } },
      { method: 'handle', on: { from: 'winston', name: 'RejectionHandler' } },
    ],
    ends: 'never',
    release: [{ mirror: 'unhandle', same: [] }],
    evidence: 'https://github.com/winstonjs/winston#handling-uncaught-exceptions-with-winston',
    examples: {
      leak: `import winston, { type Logger } from 'winston';

export class Watch {
  private readonly timer = setInterval(() => this.report(), 60_000);

  constructor(private readonly logger: Logger) {
    logger.exceptions.handle(new winston.transports.Console());
  }

  report(): void {}

  close(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import winston, { type Logger } from 'winston';

export class Watch {
  private readonly timer = setInterval(() => this.report(), 60_000);

  constructor(private readonly logger: Logger) {
    logger.exceptions.handle(new winston.transports.Console());
  }

  report(): void {}

  close(): void {
    clearInterval(this.timer);
    this.logger.exceptions.unhandle();
  }
}
`,
    },
  },
  {
    id: 'packages/default-metrics',
    family: 'subscription',
    kind: 'subscription',
    noun: 'collection',
    keeps: 'its observers of the process',
    acquire: [{ call: { from: 'prom-client', name: 'collectDefaultMetrics' } }],
    ends: 'never',
    release: [{ mirror: 'clear', same: [] }],
    evidence: 'https://github.com/siimon/prom-client#default-metrics',
    examples: {
      leak: `import { collectDefaultMetrics, Registry } from 'prom-client';

export class Metrics {
  private readonly registry = new Registry();
  private readonly timer = setInterval(() => this.report(), 60_000);

  start(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  report(): void {}

  stop(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { collectDefaultMetrics, Registry } from 'prom-client';

export class Metrics {
  private readonly registry = new Registry();
  private readonly timer = setInterval(() => this.report(), 60_000);

  start(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  report(): void {}

  stop(): void {
    clearInterval(this.timer);
    this.registry.clear();
  }
}
`,
    },
  },
];

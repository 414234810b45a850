import type { ObligationRow } from './obligation-row.js';

export const ofServices: readonly ObligationRow[] = [
  {
    id: '@grpc/grpc-js.Client',
    protocol: 'packages/grpc-client',
    program: `
  import { Client, credentials } from '@grpc/grpc-js';

  export function isUp(address: string, done: (isUp: boolean) => void): void {
    const client = new Client(address, credentials.createInsecure());
    client.waitForReady(Date.now() + 1_000, (error) => {
+     client.close();
      done(error === undefined);
    });
  }
`,
  },
  {
    id: '@grpc/grpc-js.Server',
    protocol: 'packages/grpc-server',
    program: `
  import { Server, ServerCredentials } from '@grpc/grpc-js';

  export class Api {
    private readonly server = new Server();
    private readonly timer = setInterval(() => this.report(), 60_000);

    listen(address: string): void {
      this.server.bindAsync(address, ServerCredentials.createInsecure(), () => this.report());
    }

    report(): void {}

    close(): void {
      clearInterval(this.timer);
+     this.server.forceShutdown();
    }
  }
`,
  },
  {
    id: '@grpc/grpc-js.Client.makeServerStreamRequest',
    protocol: 'packages/grpc-stream',
    program: `
  import type { Client } from '@grpc/grpc-js';

  const toBytes = (text: string): Buffer => Buffer.from(text);
  const toText = (bytes: Buffer): string => bytes.toString();

  export class Prices {
    private readonly timer = setInterval(() => this.report(), 60_000);
    private readonly prices;

    constructor(client: Client) {
      this.prices = client.makeServerStreamRequest('/shop/Prices', toBytes, toText, 'all');
      this.prices.on('data', (price: string) => console.log(price));
    }

    report(): void {}

    close(): void {
      clearInterval(this.timer);
+     this.prices.cancel();
    }
  }
`,
  },
  {
    id: '@grpc/grpc-js.Client.makeBidiStreamRequest',
    protocol: 'packages/grpc-stream',
    program: `
  import type { Client } from '@grpc/grpc-js';

  const toBytes = (text: string): Buffer => Buffer.from(text);
  const toText = (bytes: Buffer): string => bytes.toString();

  export function send(client: Client, parts: readonly string[], limit: number): boolean {
    const call = client.makeBidiStreamRequest('/shop/Upload', toBytes, toText);
    let total = 0;
    for (const part of parts) {
      total += part.length;
      if (total > limit) {
+       call.cancel();
        return false;
      }
      call.write(part);
    }
    call.end();
    return true;
  }
`,
  },
  {
    id: '@grpc/grpc-js.Client.makeUnaryRequest',
    protocol: 'packages/grpc-call',
    program: `
  import type { Client, ClientUnaryCall } from '@grpc/grpc-js';

  const toBytes = (text: string): Buffer => Buffer.from(text);
  const toText = (bytes: Buffer): string => bytes.toString();

  export class Search {
    private readonly timer = setInterval(() => this.report(), 60_000);
    private call: ClientUnaryCall | undefined;

    constructor(private readonly client: Client) {}

    find(text: string, done: (found: string | undefined) => void): void {
+     this.call?.cancel();
      this.call = this.client.makeUnaryRequest('/shop/Find', toBytes, toText, text, (_error, found) => done(found));
    }

    report(): void {}

    close(): void {
      clearInterval(this.timer);
+     this.call?.cancel();
    }
  }
`,
  },
  {
    id: '@opentelemetry/api.Tracer.startSpan',
    protocol: 'packages/otel-span',
    program: `
  import { trace } from '@opentelemetry/api';

  const tracer = trace.getTracer('shop');

  export async function order(id: string, place: (id: string) => Promise<boolean>): Promise<boolean> {
    const span = tracer.startSpan('order', { attributes: { id } });
+   try {
    const isPlaced = await place(id);
    if (!isPlaced) {
      return false;
    }
-   span.end();
    return true;
+   } finally {
+     span.end();
+   }
  }
`,
  },
  {
    id: '@opentelemetry/api.Tracer.startActiveSpan',
    protocol: 'packages/otel-active-span',
    program: `
  import { trace } from '@opentelemetry/api';

  const tracer = trace.getTracer('shop');

  export async function order(id: string, place: (id: string) => Promise<boolean>): Promise<boolean> {
    return tracer.startActiveSpan('order', async (span) => {
+     try {
      span.setAttribute('id', id);
      return await place(id);
+     } finally {
+       span.end();
+     }
    });
  }
`,
  },
  {
    id: '@opentelemetry/api.ObservableGauge.addCallback',
    protocol: 'packages/otel-callback',
    program: `
  import { metrics, type ObservableResult } from '@opentelemetry/api';

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
+     gauge.removeCallback(this.observe);
    }
  }
`,
  },
  {
    id: '@opentelemetry/api.Meter.addBatchObservableCallback',
    protocol: 'packages/otel-callback',
    program: `
  import { type BatchObservableResult, metrics } from '@opentelemetry/api';

  const meter = metrics.getMeter('shop');
  const size = meter.createObservableGauge('queue.size');
  const age = meter.createObservableGauge('queue.age');

  export class Queue {
    private readonly jobs: number[] = [];
    private readonly timer = setInterval(() => this.jobs.pop(), 1_000);
    private readonly observe = (result: BatchObservableResult): void => {
      result.observe(size, this.jobs.length);
      result.observe(age, this.jobs[0] ?? 0);
    };

    open(): void {
      meter.addBatchObservableCallback(this.observe, [size, age]);
    }

    close(): void {
      clearInterval(this.timer);
+     meter.removeBatchObservableCallback(this.observe, [size, age]);
    }
  }
`,
  },
  {
    id: '@opentelemetry/api.trace.setGlobalTracerProvider',
    protocol: 'packages/otel-global-provider',
    program: `
  import { trace, type TracerProvider } from '@opentelemetry/api';

  export class Telemetry {
    private readonly timer = setInterval(() => this.report(), 1_000);

    start(provider: TracerProvider): void {
      trace.setGlobalTracerProvider(provider);
    }

    report(): void {}

    stop(): void {
      clearInterval(this.timer);
+     trace.disable();
    }
  }
`,
  },
  {
    id: '@opentelemetry/sdk-trace-node.NodeTracerProvider',
    protocol: 'packages/otel-provider',
    program: `
  import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

  export async function traceRun(work: () => Promise<void>): Promise<void> {
    const provider = new NodeTracerProvider();
    provider.register();
-   await work();
-   await provider.shutdown();
+   try {
+     await work();
+   } finally {
+     await provider.shutdown();
+   }
  }
`,
  },
  {
    id: '@opentelemetry/sdk-trace-node.BatchSpanProcessor',
    protocol: 'packages/otel-exporter',
    program: `
  import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-node';

  export class Export {
    private readonly processor: BatchSpanProcessor;
    private readonly timer = setInterval(() => void this.processor.forceFlush(), 1_000);

    constructor(exporter: SpanExporter) {
      this.processor = new BatchSpanProcessor(exporter);
    }

    async close(): Promise<void> {
      clearInterval(this.timer);
+     await this.processor.shutdown();
    }
  }
`,
  },
  {
    id: '@opentelemetry/sdk-metrics.MeterProvider',
    protocol: 'packages/otel-provider',
    program: `
  import { MeterProvider } from '@opentelemetry/sdk-metrics';

  export class Metrics {
    private readonly provider = new MeterProvider();
    private readonly timer = setInterval(() => void this.provider.forceFlush(), 1_000);

    async close(): Promise<void> {
      clearInterval(this.timer);
+     await this.provider.shutdown();
    }
  }
`,
  },
  {
    id: '@opentelemetry/sdk-metrics.PeriodicExportingMetricReader',
    protocol: 'packages/otel-exporter',
    program: `
  import { PeriodicExportingMetricReader, type PushMetricExporter } from '@opentelemetry/sdk-metrics';

  export class Metrics {
    private readonly reader: PeriodicExportingMetricReader;
    private readonly timer = setInterval(() => void this.reader.forceFlush(), 1_000);

    constructor(exporter: PushMetricExporter) {
      this.reader = new PeriodicExportingMetricReader({ exporter });
    }

    async close(): Promise<void> {
      clearInterval(this.timer);
+     await this.reader.shutdown();
    }
  }
`,
  },
  {
    id: 'sharp.sharp',
    protocol: 'packages/sharp-image',
    program: `
  import sharp from 'sharp';

  export function shrink(part: Uint8Array, limit: number): boolean {
    const image = sharp({ limitInputPixels: 1_000_000 });
    image.resize(200);
    if (part.length > limit) {
+     image.destroy();
      return false;
    }
    image.write(part);
    image.end();
    return true;
  }
`,
  },
  {
    id: 'pino.transport',
    protocol: 'packages/pino-transport',
    program: `
  import pino from 'pino';

  export function logLines(path: string, lines: readonly string[]): void {
    const transport = pino.transport({ target: 'pino/file', options: { destination: path } });
    const logger = pino(transport);
    if (lines.length === 0) {
+     transport.end();
      return;
    }
    logger.info(lines.join());
    transport.end();
  }
`,
  },
  {
    id: 'pino.destination',
    protocol: 'packages/pino-destination',
    program: `
  import { destination, pino } from 'pino';

  export function logLines(path: string, lines: readonly string[]): void {
    const file = destination({ dest: path, sync: false });
    const logger = pino(file);
    if (lines.length === 0) {
+     file.end();
      return;
    }
    logger.info(lines.join());
    file.end();
  }
`,
  },
  {
    id: 'winston.createLogger',
    protocol: 'packages/winston-logger',
    program: `
  import winston from 'winston';

  export async function logRun(filename: string, run: (log: (line: string) => void) => Promise<void>): Promise<void> {
    const logger = winston.createLogger({ transports: [new winston.transports.File({ filename })] });
-   await run((line) => void logger.info(line));
-   logger.close();
+   try {
+     await run((line) => void logger.info(line));
+   } finally {
+     logger.close();
+   }
  }
`,
  },
  {
    id: 'winston.Logger.add',
    protocol: 'packages/winston-transport',
    program: `
  import winston, { type Logger } from 'winston';

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
+     this.logger.remove(this.transport);
    }
  }
`,
  },
  {
    id: 'winston.ExceptionHandler.handle',
    needsTypes: true,
    protocol: 'packages/winston-exceptions',
    program: `
  import winston, { type Logger } from 'winston';

  export class Watch {
    private readonly timer = setInterval(() => this.report(), 60_000);

    constructor(private readonly logger: Logger) {
      logger.exceptions.handle(new winston.transports.Console());
    }

    report(): void {}

    close(): void {
      clearInterval(this.timer);
+     this.logger.exceptions.unhandle();
    }
  }
`,
  },
  {
    id: 'prom-client.collectDefaultMetrics',
    protocol: 'packages/default-metrics',
    program: `
  import { collectDefaultMetrics, Registry } from 'prom-client';

  export class Metrics {
    private readonly registry = new Registry();
    private readonly timer = setInterval(() => this.report(), 60_000);

    start(): void {
      collectDefaultMetrics({ register: this.registry });
    }

    report(): void {}

    stop(): void {
      clearInterval(this.timer);
+     this.registry.clear();
    }
  }
`,
  },
  {
    id: '@aws-sdk/client-s3.S3Client',
    protocol: 'packages/s3-client',
    program: `
  import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';

  export class Buckets {
    private readonly client: S3Client;
    private readonly timer = setInterval(() => void this.count(), 60_000);

    constructor(region: string) {
      this.client = new S3Client({ region });
    }

    async count(): Promise<number> {
      const { Buckets: all = [] } = await this.client.send(new ListBucketsCommand({}));
      return all.length;
    }

    close(): void {
      clearInterval(this.timer);
+     this.client.destroy();
    }
  }
`,
  },
  {
    id: '@aws-sdk/client-s3.GetObject.Body',
    protocol: 'responses/object',
    needsTypes: true,
    program: `
  import { S3 } from '@aws-sdk/client-s3';
  import type { Readable } from 'node:stream';

  const s3 = new S3({});

  export async function readSmall(bucket: string, key: string, limit: number): Promise<string | undefined> {
    const { Body, ContentLength } = await s3.getObject({ Bucket: bucket, Key: key });
    if (ContentLength === undefined || ContentLength > limit) {
+     (Body as Readable).destroy();
      return undefined;
    }
    return Body?.transformToString();
  }
`,
  },
  {
    id: 'nodemailer.createTransport',
    protocol: 'packages/nodemailer-transport',
    program: `
  import nodemailer from 'nodemailer';

  export async function sendAll(host: string, letters: readonly { to: string; text: string }[]): Promise<void> {
    const transport = nodemailer.createTransport({ pool: true, host });
+   try {
    for (const letter of letters) {
      await transport.sendMail(letter);
    }
+   } finally {
+     transport.close();
+   }
  }
`,
  },
  {
    id: 'fastify.fastify',
    protocol: 'packages/fastify',
    program: `
  import Fastify from 'fastify';

  export async function listenOnce(port: number, wait: () => Promise<void>): Promise<void> {
    const app = Fastify({ logger: false });
    app.get('/', () => 'hello');
    await app.listen({ port });
-   await wait();
-   await app.close();
+   try {
+     await wait();
+   } finally {
+     await app.close();
+   }
  }
`,
  },
  {
    id: 'express.Application.listen',
    protocol: 'packages/express-server',
    program: `
  import express from 'express';
  import type { Server } from 'node:http';

  export class Api {
    private server: Server | undefined;
    private readonly timer = setInterval(() => this.report(), 60_000);

    start(port: number): void {
      const app = express();
      this.server = app.listen(port);
    }

    report(): void {
      console.log(this.server?.listening);
    }

    stop(): void {
      clearInterval(this.timer);
+     this.server?.close();
    }
  }
`,
  },
];

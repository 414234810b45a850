import type { Protocol } from '../schema.js';

/** Clients of message brokers. */
export const packagesBrokers: readonly Protocol[] = [
  {
    id: 'packages/mqtt-client',
    family: 'handle',
    kind: 'handle',
    noun: 'client',
    keeps: 'its connection',
    acquire: [{ call: { from: 'mqtt', name: 'connect' } }],
    ends: 'never',
    release: [{ method: 'end' }, { method: 'endAsync', async: true }],
    evidence: 'https://github.com/mqttjs/MQTT.js#end',
    examples: {
      leak: `import { connect } from 'mqtt';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = connect('mqtt://localhost');

  work(): void {
    this.handle.publish('at', 'now');
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { connect } from 'mqtt';

export class Link {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = connect('mqtt://localhost');

  work(): void {
    this.handle.publish('at', 'now');
  }

  dispose(): void {
    clearInterval(this.timer);
    this.handle.end();
  }
}
`,
    },
  },
  {
    id: 'packages/mqtt-client-async',
    family: 'handle',
    kind: 'handle',
    noun: 'client',
    keeps: 'its connection',
    acquire: [{ call: { from: 'mqtt', name: 'connectAsync' } }],
    handle: 'promise',
    ends: 'never',
    release: [{ method: 'endAsync', async: true }, { method: 'end' }],
    evidence: 'https://github.com/mqttjs/MQTT.js#connectasync',
    examples: {
      leak: `import { connectAsync } from 'mqtt';

export async function tell(url: string): Promise<void> {
  const client = await connectAsync(url);
  await client.publishAsync('at', 'now');
}
`,
      clean: `import { connectAsync } from 'mqtt';

export async function tell(url: string): Promise<void> {
  const client = await connectAsync(url);
  try {
    await client.publishAsync('at', 'now');
  } finally {
    await client.endAsync();
  }
}
`,
    },
  },
  {
    id: 'packages/nats-connection',
    family: 'handle',
    kind: 'handle',
    noun: 'connection',
    keeps: 'its socket and its subscriptions',
    acquire: [{ call: { from: 'nats', name: 'connect' } }],
    handle: 'promise',
    ends: 'never',
    release: [{ method: 'close', async: true }, { method: 'drain', async: true }],
    evidence: 'https://nats-io.github.io/nats.deno/interfaces/NatsConnection.html#close',
    examples: {
      leak: `import { connect } from 'nats';

export async function tell(url: string): Promise<void> {
  const connection = await connect({ servers: url });
  connection.publish('at', 'now');
  await connection.flush();
}
`,
      clean: `import { connect } from 'nats';

export async function tell(url: string): Promise<void> {
  const connection = await connect({ servers: url });
  try {
    connection.publish('at', 'now');
    await connection.flush();
  } finally {
    await connection.close();
  }
}
`,
    },
  },
  {
    id: 'packages/amqp-connection-callback',
    family: 'handle',
    kind: 'handle',
    noun: 'connection',
    keeps: 'its socket and its channels',
    acquire: [{ call: { from: 'amqplib/callback_api', name: 'connect' } }],
    handle: { callbackArgument: 2, parameter: 1 },
    ends: 'never',
    release: [{ method: 'close' }],
    evidence: 'https://amqp-node.github.io/amqplib/channel_api.html#callbacks-connect',
    examples: {
      leak: `import { connect } from 'amqplib/callback_api';

export function declare(url: string, isDry: boolean, done: (error?: Error) => void): void {
  connect(url, (error, connection) => {
    if (error) {
      return done(error);
    }
    if (isDry) {
      return done();
    }
    connection.close();
    done();
  });
}
`,
      clean: `import { connect } from 'amqplib/callback_api';

export function declare(url: string, isDry: boolean, done: (error?: Error) => void): void {
  connect(url, (error, connection) => {
    if (error) {
      return done(error);
    }
    if (isDry) {
      connection.close();
      return done();
    }
    connection.close();
    done();
  });
}
`,
    },
  },
  {
    id: 'packages/amqp-connection',
    family: 'handle',
    kind: 'handle',
    noun: 'connection',
    keeps: 'its socket and its channels',
    acquire: [{ call: { from: 'amqplib', name: 'connect' } }],
    handle: 'promise',
    gives: { from: 'amqplib', name: 'ChannelModel' },
    ends: 'never',
    release: [{ method: 'close', async: true }],
    afterRelease: [{ after: ['close'], fails: ['createChannel', 'createConfirmChannel'] }],
    evidence: 'https://amqp-node.github.io/amqplib/channel_api.html#model_close',
    examples: {
      leak: `import { connect } from 'amqplib';

export async function tell(url: string): Promise<void> {
  const connection = await connect(url);
  const channel = await connection.createChannel();
  await channel.assertQueue('news');
}
`,
      clean: `import { connect } from 'amqplib';

export async function tell(url: string): Promise<void> {
  const connection = await connect(url);
  try {
    const channel = await connection.createChannel();
    await channel.assertQueue('news');
  } finally {
    await connection.close();
  }
}
`,
    },
  },
  {
    id: 'packages/amqp-channel',
    family: 'handle',
    kind: 'handle',
    noun: 'channel',
    keeps: 'its place on the connection',
    acquire: [
      { method: 'createChannel', on: { from: 'amqplib', name: 'ChannelModel' } },
      { method: 'createConfirmChannel', on: { from: 'amqplib', name: 'ChannelModel' } },
    ],
    handle: 'promise',
    ends: 'receiver',
    release: [{ method: 'close', async: true }],
    afterRelease: [{ after: ['close'], fails: ['publish', 'sendToQueue', 'consume', 'assertQueue', 'assertExchange', 'bindQueue', 'prefetch'] }],
    evidence: 'https://amqp-node.github.io/amqplib/channel_api.html#channel_close',
    examples: {
      leak: `import type { ChannelModel } from 'amqplib';

export async function tell(connection: ChannelModel): Promise<void> {
  const channel = await connection.createChannel();
  await channel.assertQueue('news');
  await channel.close();
}
`,
      clean: `import type { ChannelModel } from 'amqplib';

export async function tell(connection: ChannelModel): Promise<void> {
  const channel = await connection.createChannel();
  try {
    await channel.assertQueue('news');
  } finally {
    await channel.close();
  }
}
`,
    },
  },
  {
    id: 'packages/kafka-client',
    family: 'handle',
    kind: 'handle',
    noun: 'client',
    keeps: 'its connections',
    acquire: [
      { method: 'producer', on: { from: 'kafkajs', name: 'Kafka' } },
      { method: 'consumer', on: { from: 'kafkajs', name: 'Kafka' } },
      { method: 'admin', on: { from: 'kafkajs', name: 'Kafka' } },
    ],
    armedBy: { method: 'connect' },
    ends: 'never',
    release: [{ method: 'disconnect', async: true }],
    evidence: 'https://kafka.js.org/docs/producing#a-name-disconnecting-a-disconnecting',
    examples: {
      leak: `import { Kafka } from 'kafkajs';

const kafka = new Kafka({ brokers: ['localhost:9092'] });

export async function tell(): Promise<void> {
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({ topic: 'news', messages: [{ value: 'now' }] });
}
`,
      clean: `import { Kafka } from 'kafkajs';

const kafka = new Kafka({ brokers: ['localhost:9092'] });

export async function tell(): Promise<void> {
  const producer = kafka.producer();
  await producer.connect();
  try {
    await producer.send({ topic: 'news', messages: [{ value: 'now' }] });
  } finally {
    await producer.disconnect();
  }
}
`,
    },
  },
  {
    id: 'packages/bullmq-queue',
    family: 'handle',
    kind: 'handle',
    noun: 'queue',
    keeps: 'its connections',
    acquire: [{ construct: { from: 'bullmq', name: 'Queue' } }, { construct: { from: 'bullmq', name: 'FlowProducer' } }],
    ends: 'never',
    release: [{ method: 'close', async: true }, { method: 'disconnect', async: true }],
    evidence: 'https://docs.bullmq.io/guide/going-to-production#gracefully-shut-down-workers',
    examples: {
      leak: `import { Queue } from 'bullmq';

export async function tell(): Promise<void> {
  const queue = new Queue('news', { connection: { host: 'localhost' } });
  await queue.add('tell', { at: 'now' });
}
`,
      clean: `import { Queue } from 'bullmq';

export async function tell(): Promise<void> {
  const queue = new Queue('news', { connection: { host: 'localhost' } });
  try {
    await queue.add('tell', { at: 'now' });
  } finally {
    await queue.close();
  }
}
`,
    },
  },
  {
    id: 'packages/bullmq-worker',
    family: 'handle',
    kind: 'handle',
    noun: 'worker',
    keeps: 'its connections and its loop',
    acquire: [{ construct: { from: 'bullmq', name: 'Worker' } }, { construct: { from: 'bullmq', name: 'QueueEvents' } }],
    ends: 'outside',
    release: [{ method: 'close', async: true }, { method: 'disconnect', async: true }],
    evidence: 'https://docs.bullmq.io/guide/workers/graceful-shutdown',
    examples: {
      leak: `import { Worker } from 'bullmq';

export class Runner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Worker('news', async (job) => console.log(job.name), { connection: { host: 'localhost' } });

  work(): void {
    console.log(this.handle.isRunning());
  }

  dispose(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Worker } from 'bullmq';

export class Runner {
  private readonly timer = setInterval(() => this.work(), 1_000);
  private readonly handle = new Worker('news', async (job) => console.log(job.name), { connection: { host: 'localhost' } });

  work(): void {
    console.log(this.handle.isRunning());
  }

  dispose(): void {
    clearInterval(this.timer);
    void this.handle.close();
  }
}
`,
    },
  },
];

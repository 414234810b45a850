import type { ObligationRow } from './obligation-row.js';

export const ofMessages: readonly ObligationRow[] = [
  {
    id: 'kafkajs.Kafka.producer',
    protocol: 'packages/kafka-client',
    program: `
  import { Kafka } from 'kafkajs';

  const kafka = new Kafka({ clientId: 'shop', brokers: ['localhost:9092'] });

  export async function publish(topic: string, value: string): Promise<void> {
    const producer = kafka.producer();
    await producer.connect();
+   try {
    await producer.send({ topic, messages: [{ value }] });
+   } finally {
+     await producer.disconnect();
+   }
  }
`,
  },
  {
    id: 'kafkajs.Kafka.consumer',
    protocol: 'packages/kafka-client',
    program: `
  import type { Consumer, Kafka } from 'kafkajs';

  export class Listener {
    private readonly consumer: Consumer;
    private readonly timer = setInterval(() => this.report(), 10_000);

    constructor(kafka: Kafka) {
      this.consumer = kafka.consumer({ groupId: 'shop' });
    }

    async start(topic: string): Promise<void> {
      await this.consumer.connect();
      await this.consumer.subscribe({ topic });
    }

    report(): void {}

    async stop(): Promise<void> {
      clearInterval(this.timer);
+     await this.consumer.disconnect();
    }
  }
`,
  },
  {
    id: 'kafkajs.Kafka.admin',
    protocol: 'packages/kafka-client',
    program: `
  import { Kafka } from 'kafkajs';

  export async function createTopic(brokers: string[], topic: string): Promise<boolean> {
    const kafka = new Kafka({ brokers });
    const admin = kafka.admin();
    await admin.connect();
+   try {
    return await admin.createTopics({ topics: [{ topic }] });
+   } finally {
+     await admin.disconnect();
+   }
  }
`,
  },
  {
    id: 'kafkajs.Consumer.run',
    protocol: 'packages/kafka-run',
    program: `
  import type { Consumer } from 'kafkajs';

  export class Worker {
    private readonly timer = setInterval(() => this.report(), 10_000);

    constructor(private readonly consumer: Consumer) {}

    async start(): Promise<void> {
      await this.consumer.run({ eachMessage: async ({ message }) => console.log(message.offset) });
    }

    report(): void {}

    async stop(): Promise<void> {
      clearInterval(this.timer);
+     await this.consumer.stop();
    }
  }
`,
  },
  {
    id: 'kafkajs.Consumer.on',
    protocol: 'packages/kafka-listener',
    program: `
  import { Kafka } from 'kafkajs';
  import { useEffect, useState } from 'react';

  const consumer = new Kafka({ brokers: ['localhost:9092'] }).consumer({ groupId: 'shop' });

  export function Heartbeat() {
    const [last, setLast] = useState(0);
    useEffect(() => {
-     consumer.on('consumer.heartbeat', ({ timestamp }) => setLast(timestamp));
+     return consumer.on('consumer.heartbeat', ({ timestamp }) => setLast(timestamp));
    }, []);
    return last;
  }
`,
  },
  {
    id: 'amqplib.connect',
    protocol: 'packages/amqp-connection',
    program: `
  import amqp from 'amqplib';

  export async function publish(url: string, queue: string, text: string): Promise<void> {
    const connection = await amqp.connect(url);
+   try {
    const channel = await connection.createChannel();
    channel.sendToQueue(queue, Buffer.from(text));
    await channel.close();
+   } finally {
+     await connection.close();
+   }
  }
`,
  },
  {
    id: 'amqplib.ChannelModel.createChannel',
    protocol: 'packages/amqp-channel',
    program: `
  import type { ChannelModel } from 'amqplib';

  export async function countMessages(connection: ChannelModel, queue: string): Promise<number> {
    const channel = await connection.createChannel();
+   try {
    const { messageCount } = await channel.checkQueue(queue);
    return messageCount;
+   } finally {
+     await channel.close();
+   }
  }
`,
  },
  {
    id: 'amqplib.ChannelModel.createConfirmChannel',
    protocol: 'packages/amqp-channel',
    program: `
  import type { ChannelModel } from 'amqplib';

  export async function publish(connection: ChannelModel, queue: string, texts: readonly string[]): Promise<void> {
    const channel = await connection.createConfirmChannel();
+   try {
    for (const text of texts) {
      channel.sendToQueue(queue, Buffer.from(text));
    }
    await channel.waitForConfirms();
+   } finally {
+     await channel.close();
+   }
  }
`,
  },
  {
    id: 'amqplib.Channel.consume',
    protocol: 'packages/amqp-consumer',
    program: `
  import type { Channel } from 'amqplib';

  export class Inbox {
    private readonly timer = setInterval(() => this.report(), 10_000);
+   private tag = '';

    constructor(private readonly channel: Channel) {}

    async start(queue: string): Promise<void> {
-     await this.channel.consume(queue, (message) => {
+     const { consumerTag } = await this.channel.consume(queue, (message) => {
        if (message !== null) {
          this.channel.ack(message);
        }
      });
+     this.tag = consumerTag;
    }

    report(): void {}

    async stop(): Promise<void> {
      clearInterval(this.timer);
+     await this.channel.cancel(this.tag);
    }
  }
`,
  },
  {
    id: 'amqplib.callback.connect',
    protocol: 'packages/amqp-connection-callback',
    program: `
  import { connect } from 'amqplib/callback_api';

  export function declare(url: string, isDry: boolean, done: (error?: Error) => void): void {
    connect(url, (error, connection) => {
      if (error) {
        return done(error);
      }
      if (isDry) {
+       connection.close();
        return done();
      }
      connection.close();
      done();
    });
  }
`,
  },
  {
    id: 'nats.connect',
    protocol: 'packages/nats-connection',
    program: `
  import { connect } from 'nats';

  export async function ask(servers: string, subject: string): Promise<string> {
    const connection = await connect({ servers });
+   try {
    const reply = await connection.request(subject);
    return reply.string();
+   } finally {
+     await connection.close();
+   }
  }
`,
  },
  {
    id: 'nats.NatsConnection.subscribe',
    protocol: 'packages/nats-subscription',
    program: `
  import type { NatsConnection } from 'nats';

  export class Prices {
    private readonly timer = setInterval(() => this.report(), 10_000);
+   private readonly prices;

    constructor(connection: NatsConnection) {
-     connection.subscribe('prices', { callback: (_error, message) => this.show(message.string()) });
+     this.prices = connection.subscribe('prices', { callback: (_error, message) => this.show(message.string()) });
    }

    show(text: string): void {
      console.log(text);
    }

    report(): void {}

    close(): void {
      clearInterval(this.timer);
+     this.prices.unsubscribe();
    }
  }
`,
  },
  {
    id: 'nats.Consumer.consume',
    protocol: 'packages/nats-subscription',
    program: `
  import type { Consumer, JsMsg } from 'nats';

  export async function takeOne(consumer: Consumer, seconds: number): Promise<JsMsg[]> {
    const taken: JsMsg[] = [];
    const messages = await consumer.consume({
      callback: (message) => {
        taken.push(message);
      },
    });
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
+   messages.stop();
    return taken;
  }
`,
  },
  {
    id: 'nats.KV.watch',
    protocol: 'leaks/no-leaked-subscription',
    program: `
  import type { KV } from 'nats';

  export class Flags {
    private readonly timer = setInterval(() => this.read('all'), 60_000);
+   private entries: { stop(): void } | undefined;

    constructor(private readonly bucket: KV) {}

    start(): void {
      void (async () => {
-       for await (const { key } of await this.bucket.watch()) {
+       const entries = await this.bucket.watch();
+       this.entries = entries;
+       for await (const { key } of entries) {
          this.read(key);
        }
      })();
    }

    read(key: string): void {
      console.log(key);
    }

    dispose(): void {
      clearInterval(this.timer);
+     this.entries?.stop();
    }
  }
`,
  },
  {
    id: 'mqtt.connect',
    protocol: 'packages/mqtt-client',
    program: `
  import mqtt from 'mqtt';

  export function publish(url: string, topic: string, text: string, done: () => void): void {
    const client = mqtt.connect(url);
    client.publish(topic, text, { qos: 1 }, () => {
+     client.end();
      done();
    });
  }
`,
  },
  {
    id: 'mqtt.connectAsync',
    protocol: 'packages/mqtt-client-async',
    program: `
  import { connectAsync } from 'mqtt';

  export async function publish(url: string, topic: string, text: string): Promise<void> {
    const client = await connectAsync(url);
+   try {
    await client.publishAsync(topic, text);
+   } finally {
+     await client.endAsync();
+   }
  }
`,
  },
  {
    id: 'mqtt.MqttClient.subscribe',
    protocol: 'packages/mqtt-subscription',
    program: `
  import type { MqttClient } from 'mqtt';

  export class Sensor {
    private readonly timer = setInterval(() => this.ask(), 10_000);

    constructor(private readonly client: MqttClient, private readonly topic: string) {}

    start(): void {
      this.client.subscribe(this.topic);
    }

    ask(): void {
      this.client.publish(this.topic + '/get', '');
    }

    stop(): void {
      clearInterval(this.timer);
+     this.client.unsubscribe(this.topic);
    }
  }
`,
  },
  {
    id: 'bullmq.Queue',
    protocol: 'packages/bullmq-queue',
    program: `
  import { Queue } from 'bullmq';

  export async function enqueue(name: string, data: unknown): Promise<void> {
    const queue = new Queue(name);
+   try {
    await queue.add('job', data);
+   } finally {
+     await queue.close();
+   }
  }
`,
  },
  {
    id: 'bullmq.Worker',
    protocol: 'packages/bullmq-worker',
    program: `
  import { Worker } from 'bullmq';

  export class Mailer {
    private readonly worker: Worker;
    private readonly timer = setInterval(() => this.report(), 60_000);

    constructor(queue: string) {
      this.worker = new Worker(queue, async (job) => this.send(job.data.to));
    }

    async send(to: string): Promise<void> {
      console.log(to);
    }

    report(): void {}

    async onModuleDestroy(): Promise<void> {
      clearInterval(this.timer);
+     await this.worker.close();
    }
  }
`,
  },
  {
    id: 'bullmq.QueueEvents',
    protocol: 'packages/bullmq-queue',
    program: `
  import { type Job, QueueEvents } from 'bullmq';

  export async function waitFor(job: Job, queue: string): Promise<unknown> {
    const events = new QueueEvents(queue);
+   try {
    await events.waitUntilReady();
    const result: unknown = await job.waitUntilFinished(events);
-   if (result === undefined) {
-     return 'nothing';
-   }
-   await events.close();
    return result;
+   } finally {
+     await events.close();
+   }
  }
`,
  },
  {
    id: 'bullmq.FlowProducer',
    protocol: 'packages/bullmq-queue',
    program: `
  import { FlowProducer } from 'bullmq';

  export async function plan(names: readonly string[]): Promise<void> {
    const flow = new FlowProducer();
+   try {
    for (const name of names) {
      await flow.add({ name, queueName: 'steps' });
    }
+   } finally {
+     await flow.close();
+   }
  }
`,
  },
];

/** Pairs of methods, see `pairs`: channels, topics and consumers. */
import type { Protocol } from './schema.js';

export const brokerPairs: readonly Protocol[] = [
  {
    id: 'packages/redis-subscription',
    family: 'subscription',
    kind: 'subscription',
    noun: 'subscription',
    keeps: 'its callback and all that it captures',
    acquire: [
      { method: 'subscribe', on: { from: 'redis', name: 'RedisClientType' } },
      { method: 'pSubscribe', on: { from: 'redis', name: 'RedisClientType' } },
      { method: 'sSubscribe', on: { from: 'redis', name: 'RedisClientType' } },
      { method: 'subscribe', on: { from: '@redis/client', name: 'RedisClientType' } },
      { method: 'pSubscribe', on: { from: '@redis/client', name: 'RedisClientType' } },
      { method: 'sSubscribe', on: { from: '@redis/client', name: 'RedisClientType' } },
    ],
    ends: 'never',
    release: [
      { mirror: 'unsubscribe', same: [0] },
      { mirror: 'pUnsubscribe', same: [0] },
      { mirror: 'sUnsubscribe', same: [0] },
    ],
    evidence: 'https://github.com/redis/node-redis/blob/master/docs/pub-sub.md',
    examples: {
      leak: `import { createClient } from 'redis';

const client = createClient();

export class Prices {
  private readonly onPrice = (text: string): void => this.show(text);
  private readonly timer = setInterval(() => this.show(''), 60_000);

  async start(): Promise<void> {
    await client.subscribe('prices', this.onPrice);
  }

  show(text: string): void {
    console.log(text);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { createClient } from 'redis';

const client = createClient();

export class Prices {
  private readonly onPrice = (text: string): void => this.show(text);
  private readonly timer = setInterval(() => this.show(''), 60_000);

  async start(): Promise<void> {
    await client.subscribe('prices', this.onPrice);
  }

  show(text: string): void {
    console.log(text);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await client.unsubscribe('prices', this.onPrice);
  }
}
`,
    },
  },
  {
    id: 'packages/ioredis-subscription',
    family: 'subscription',
    kind: 'subscription',
    noun: 'subscription',
    keeps: 'its channel open',
    acquire: [
      { method: 'subscribe', on: { from: 'ioredis', name: 'Redis' } },
      { method: 'psubscribe', on: { from: 'ioredis', name: 'Redis' } },
      { method: 'ssubscribe', on: { from: 'ioredis', name: 'Redis' } },
      { method: 'subscribe', on: { from: 'ioredis', name: 'Cluster' } },
      { method: 'psubscribe', on: { from: 'ioredis', name: 'Cluster' } },
    ],
    ends: 'never',
    release: [
      { mirror: 'unsubscribe', same: [0] },
      { mirror: 'punsubscribe', same: [0] },
      { mirror: 'sunsubscribe', same: [0] },
    ],
    evidence: 'https://github.com/redis/ioredis#pubsub',
    examples: {
      leak: `import { Redis } from 'ioredis';

const subscriber = new Redis();

export class Room {
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly name: string) {
    this.timer = setInterval(() => console.log(this.name), 60_000);
  }

  async join(): Promise<void> {
    await subscriber.subscribe('room:' + this.name);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
  }
}
`,
      clean: `import { Redis } from 'ioredis';

const subscriber = new Redis();

export class Room {
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly name: string) {
    this.timer = setInterval(() => console.log(this.name), 60_000);
  }

  async join(): Promise<void> {
    await subscriber.subscribe('room:' + this.name);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await subscriber.unsubscribe('room:' + this.name);
  }
}
`,
    },
  },
  {
    id: 'packages/kafka-run',
    family: 'subscription',
    kind: 'subscription',
    noun: 'consumer',
    keeps: 'fetching',
    acquire: [{ method: 'run', on: { from: 'kafkajs', name: 'Consumer' } }],
    ends: 'never',
    release: [{ mirror: 'stop', same: [] }, { mirror: 'disconnect', same: [] }],
    evidence: 'https://kafka.js.org/docs/consuming',
    examples: {
      leak: `import type { Consumer } from 'kafkajs';

export class Worker {
  private readonly timer = setInterval(() => this.report(), 10_000);

  constructor(private readonly consumer: Consumer) {}

  async start(): Promise<void> {
    await this.consumer.run({ eachMessage: async ({ message }) => console.log(message.offset) });
  }

  report(): void {}

  async stop(): Promise<void> {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { Consumer } from 'kafkajs';

export class Worker {
  private readonly timer = setInterval(() => this.report(), 10_000);

  constructor(private readonly consumer: Consumer) {}

  async start(): Promise<void> {
    await this.consumer.run({ eachMessage: async ({ message }) => console.log(message.offset) });
  }

  report(): void {}

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.consumer.stop();
  }
}
`,
    },
  },
  {
    id: 'packages/amqp-consumer',
    family: 'subscription',
    kind: 'subscription',
    noun: 'consumer',
    keeps: 'its callback and all that it captures',
    acquire: [{ method: 'consume', on: { from: 'amqplib', name: 'Channel' } }],
    ends: 'never',
    release: [{ mirror: 'cancel', same: [] }, { mirror: 'close', same: [] }],
    evidence: 'https://amqp-node.github.io/amqplib/channel_api.html#channel_cancel',
    examples: {
      leak: `import type { Channel } from 'amqplib';

export class Inbox {
  private readonly timer = setInterval(() => this.report(), 10_000);

  constructor(private readonly channel: Channel) {}

  async start(queue: string): Promise<void> {
    await this.channel.consume(queue, (message) => {
      if (message !== null) {
        this.channel.ack(message);
      }
    });
  }

  report(): void {}

  async stop(): Promise<void> {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { Channel } from 'amqplib';

export class Inbox {
  private readonly timer = setInterval(() => this.report(), 10_000);
  private tag = '';

  constructor(private readonly channel: Channel) {}

  async start(queue: string): Promise<void> {
    const { consumerTag } = await this.channel.consume(queue, (message) => {
      if (message !== null) {
        this.channel.ack(message);
      }
    });
    this.tag = consumerTag;
  }

  report(): void {}

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.channel.cancel(this.tag);
  }
}
`,
    },
  },
  {
    id: 'packages/mqtt-subscription',
    family: 'subscription',
    kind: 'subscription',
    noun: 'subscription',
    keeps: 'its topic coming, after each reconnect, too',
    acquire: [
      { method: 'subscribe', on: { from: 'mqtt', name: 'MqttClient' } },
      { method: 'subscribeAsync', on: { from: 'mqtt', name: 'MqttClient' } },
    ],
    ends: 'never',
    release: [{ mirror: 'unsubscribe', same: [0] }, { mirror: 'unsubscribeAsync', same: [0] }],
    evidence: 'https://github.com/mqttjs/MQTT.js#mqttclientunsubscribetopictopic-array-options-callback',
    examples: {
      leak: `import type { MqttClient } from 'mqtt';

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
  }
}
`,
      clean: `import type { MqttClient } from 'mqtt';

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
    this.client.unsubscribe(this.topic);
  }
}
`,
    },
  },
  {
    id: 'packages/chokidar-path',
    family: 'subscription',
    kind: 'subscription',
    noun: 'watch',
    keeps: 'its folder watched',
    acquire: [{ method: 'add', on: { from: 'chokidar', name: 'FSWatcher' } }],
    ends: 'never',
    release: [{ mirror: 'unwatch', same: [0] }],
    evidence: 'https://github.com/paulmillr/chokidar#methods--events',
    examples: {
      leak: `import type { FSWatcher } from 'chokidar';

export class Project {
  private readonly timer = setInterval(() => this.build(), 60_000);

  constructor(
    private readonly watcher: FSWatcher,
    private readonly folder: string,
  ) {}

  open(): void {
    this.watcher.add(this.folder);
  }

  build(): void {}

  close(): void {
    clearInterval(this.timer);
  }
}
`,
      clean: `import type { FSWatcher } from 'chokidar';

export class Project {
  private readonly timer = setInterval(() => this.build(), 60_000);

  constructor(
    private readonly watcher: FSWatcher,
    private readonly folder: string,
  ) {}

  open(): void {
    this.watcher.add(this.folder);
  }

  build(): void {}

  close(): void {
    clearInterval(this.timer);
    this.watcher.unwatch(this.folder);
  }
}
`,
    },
  },
];

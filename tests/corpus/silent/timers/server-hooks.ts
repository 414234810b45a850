// Guards against: servers and modules that clear in the hook that their framework calls at the end.
import type { FastifyInstance } from 'fastify';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';

export async function statistics(app: FastifyInstance): Promise<void> {
  let requests = 0;
  const timer = setInterval(() => {
    requests = 0;
  }, 60_000);
  app.addHook('onClose', async () => {
    clearInterval(timer);
  });
  app.get('/requests', () => (requests += 1));
}

@Injectable()
export class Housekeeper implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  onModuleInit(): void {
    this.timer = setInterval(() => console.log('tidy'), 60_000);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }
}

export function report(write: (line: string) => void): void {
  const timer = setInterval(() => write(String(process.memoryUsage.rss())), 10_000);
  process.once('beforeExit', () => {
    clearInterval(timer);
  });
}

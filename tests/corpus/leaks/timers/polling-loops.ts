import { createServer } from 'node:net';
import { setInterval as every } from 'node:timers/promises';

export class Balance {
  value = 0;

  constructor(private readonly account: string) {
    void this.poll();
  }

  private async poll(): Promise<void> {
    const response = await fetch(`/accounts/${this.account}/balance`);
    this.value = Number(await response.text());
    // leak: no-leaked-timer
    setTimeout(() => void this.poll(), 5000);
  }
}

createServer(async (socket) => {
  // leak: no-leaked-timer
  for await (const _ of every(1000)) {
    socket.write('ping');
  }
}).listen(0);

export function keepFresh(images: readonly HTMLImageElement[]): void {
  for (const image of images) {
    const again = (): void => {
      image.src = `${image.src.split('?')[0]}?${Date.now()}`;
      // leak: no-leaked-timer
      setTimeout(() => again(), 60_000);
    };
    again();
  }
}

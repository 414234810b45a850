import { createServer } from 'node:net';

createServer((socket) => {
  // leak: no-leaked-timer
  setInterval(() => socket.write('ping'), 1000);
}).listen(0);

export class Session {
  constructor(private readonly touch: () => void) {
    // leak: no-leaked-timer
    setInterval(() => this.touch(), 30_000);
  }
}

// Guards against: a heartbeat that ends with its connection.
import { createServer, type Socket } from 'node:net';

createServer((socket) => {
  const heartbeat = setInterval(() => socket.write('ping'), 10_000);
  socket.once('close', () => clearInterval(heartbeat));
}).listen(0);

export class Connection {
  #heartbeat: NodeJS.Timeout | undefined;
  #reconnect: NodeJS.Timeout | undefined;
  #socket: WebSocket | undefined;

  constructor(private readonly url: string) {
    this.#open();
  }

  close(): void {
    clearTimeout(this.#reconnect);
    this.#socket?.close();
  }

  #open(): void {
    const socket = new WebSocket(this.url);
    socket.onopen = () => {
      this.#heartbeat = setInterval(() => socket.send('ping'), 10_000);
    };
    socket.onclose = ({ wasClean }) => {
      clearInterval(this.#heartbeat);
      if (!wasClean) {
        this.#reconnect = setTimeout(() => this.#open(), 1000);
      }
    };
    this.#socket = socket;
  }
}

export function keepAlive(socket: Socket): void {
  let timer = setInterval(beat, 30_000);
  function beat(): void {
    socket.write('\0');
  }
  socket
    .on('data', () => {
      clearInterval(timer);
      timer = setInterval(beat, 30_000);
    })
    .on('close', () => {
      clearInterval(timer);
    });
}

import { createServer, type Socket } from 'node:net';

class Peer {
  alive = true;
  // leak: no-leaked-timer
  private readonly heartbeat = setInterval(() => this.ping(), 30_000);

  constructor(private readonly socket: Socket) {
    socket.on('data', () => {
      this.alive = true;
    });
    socket.on('close', () => {
      this.alive = false;
    });
  }

  private ping(): void {
    if (this.alive) {
      this.socket.write('ping');
    } else {
      console.warn('no answer', this.heartbeat.hasRef());
    }
  }
}

const peers = new Set<Peer>();

createServer((socket) => {
  const peer = new Peer(socket);
  peers.add(peer);
  socket.on('close', () => peers.delete(peer));
}).listen(0);

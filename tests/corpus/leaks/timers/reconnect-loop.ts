export class Feed {
  #socket: WebSocket | undefined;

  constructor(private readonly url: string) {
    this.#connect();
  }

  close(): void {
    this.#socket?.close();
  }

  #connect(): void {
    const socket = new WebSocket(this.url);
    socket.addEventListener('open', () => {
      // leak: no-leaked-timer
      setInterval(() => socket.send('ping'), 10_000);
    });
    socket.addEventListener('close', () => setTimeout(() => this.#connect(), 1000));
    this.#socket = socket;
  }
}

export class Probe {
  status = 0;

  constructor(private readonly url: string) {
    void this.look();
  }

  private readonly look = async (): Promise<void> => {
    const { status } = await fetch(this.url, { method: 'HEAD' });
    this.status = status;
    // leak: no-leaked-timer
    setTimeout(this.look, 60_000);
  };
}

// Guards against: a second connection to the same place, opened by what cancels: `connect` is no verb of listeners here.
interface Connection {
  connect(port: number, host: string): void;
  once(event: 'ready', listener: () => void): void;
  write(text: string): void;
  end(): void;
}

export class Query {
  constructor(
    private readonly connection: Connection,
    private readonly port: number,
    private readonly host: string,
  ) {}

  open(): void {
    this.connection.connect(this.port, this.host);
  }

  cancel(): void {
    this.connection.connect(this.port, this.host);
    this.connection.once('ready', () => {
      this.connection.write('cancel');
    });
  }

  close(): void {
    this.connection.end();
  }
}

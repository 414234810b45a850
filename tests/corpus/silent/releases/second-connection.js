// Guards against: a second connection to the same place, opened by what cancels: `connect` is no verb of listeners here.
export class Query {
  constructor(connection, port, host) {
    this.connection = connection;
    this.port = port;
    this.host = host;
  }

  open() {
    this.connection.connect(this.port, this.host);
  }

  cancel() {
    this.connection.connect(this.port, this.host);
    this.connection.once('ready', () => this.connection.write('cancel'));
  }

  close() {
    this.connection.end();
  }
}

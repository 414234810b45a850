// Guards against: `pool.release(client)` is the pool's way to get a client back, not the end of the pool.
interface Client {
  query(sql: string): Promise<string[]>;
}

class ClientPool {
  private readonly idle: Client[] = [];

  async acquire(): Promise<Client> {
    const client = this.idle.pop();
    return client ?? { query: (sql) => Promise.resolve([sql]) };
  }

  release(client: Client): void {
    this.idle.push(client);
  }

  async drain(): Promise<void> {
    this.idle.length = 0;
    await Promise.resolve();
  }
}

export class Database {
  private readonly pool = new ClientPool();

  async query(sql: string): Promise<string[]> {
    const client = await this.pool.acquire();
    try {
      return await client.query(sql);
    } finally {
      this.pool.release(client);
    }
  }

  async close(): Promise<void> {
    await this.pool.drain();
  }
}

// Guards against: a runner that may be the object's own is released only when it is another one.
interface Runner {
  query(sql: string): Promise<string[]>;
  release(): Promise<void>;
}

interface Source {
  createRunner(): Runner;
}

export class Query {
  constructor(
    private readonly source: Source,
    private readonly runner: Runner | undefined,
  ) {}

  async all(sql: string): Promise<string[]> {
    const runner = this.obtainRunner();
    try {
      return await runner.query(sql);
    } finally {
      if (runner !== this.runner) {
        await runner.release();
      }
    }
  }

  async first(sql: string): Promise<string | undefined> {
    const [row] = await this.all(sql);
    return row;
  }

  private obtainRunner(): Runner {
    return this.runner ?? this.source.createRunner();
  }
}

// Guards against: what has no `dispose` has nothing to end, and what is kept in a map is ended from there.
interface Bootstrap {
  apply(input: string): Promise<string>;
  dispose?(): Promise<void>;
}

interface Options {
  createBootstrap?(input: string): Promise<Bootstrap>;
}

export class Core {
  private readonly active = new Map<string, Bootstrap>();

  constructor(private readonly options: Options) {}

  async start(id: string, input: string): Promise<string> {
    const bootstrap = await this.options.createBootstrap?.(input);
    if (!bootstrap) {
      return input;
    }
    try {
      const prepared = await bootstrap.apply(input);
      this.active.set(id, bootstrap);
      return prepared;
    } catch (error) {
      await bootstrap.dispose?.();
      throw error;
    }
  }

  async stop(id: string): Promise<void> {
    await this.active.get(id)?.dispose?.();
    this.active.delete(id);
  }
}

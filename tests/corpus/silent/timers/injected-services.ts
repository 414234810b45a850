// Guards against: a class that a container of dependencies makes; how often is said where it is bound, in another file.
declare function injectable(): <Class>(target: Class) => Class;

@injectable()
export class Metrics {
  readonly #counts = new Map<string, number>();

  count(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  collect(send: (text: string) => void): void {
    setInterval(() => {
      send(JSON.stringify([...this.#counts]));
    }, 60_000);
  }
}

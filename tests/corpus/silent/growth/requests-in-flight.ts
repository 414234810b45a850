// Guards against: entries that leave on each way out, or of which the code asks first whether they are still there.
interface Entry {
  readonly url: string;
  state: 'active' | 'outdated';
}

export class Pulls {
  private readonly open = new Map<string, Entry>();
  private readonly shown = new Map<string, Entry>();
  private readonly waiting = new Map<string, Entry>();

  constructor(private readonly load: (url: string) => Promise<string>) {}

  async pull(url: string): Promise<string | undefined> {
    this.open.set(url, { url, state: 'active' });
    let text: string | undefined;
    try {
      text = await this.load(url);
    } catch {
      text = undefined;
    }
    const entry = this.open.get(url);
    if (entry === undefined) {
      return undefined;
    }
    this.open.delete(url);
    return entry.state === 'active' ? text : undefined;
  }

  /** It stands in one of the two, and the other one is not to forget it. */
  add(url: string, isShown: boolean): void {
    const entry: Entry = { url, state: 'active' };
    if (isShown) {
      this.shown.set(url, entry);
    } else {
      this.waiting.set(url, entry);
    }
  }

  close(url: string): void {
    this.waiting.delete(url);
    if (this.shown.has(url)) {
      this.open.clear();
    }
  }

  hide(url: string): void {
    const entry = this.shown.get(url);
    if (entry !== undefined) {
      this.shown.delete(url);
      this.waiting.set(url, entry);
    }
  }
}

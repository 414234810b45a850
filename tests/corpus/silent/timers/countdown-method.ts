// Guards against: the timer's own method releases, through another method or one branch of it.
export class Countdown {
  private timer?: ReturnType<typeof setInterval>;
  private left: number;

  constructor(
    seconds: number,
    private readonly done: () => void,
  ) {
    this.left = seconds;
    this.timer = setInterval(() => this.tick(), 1000);
  }

  private tick(): void {
    this.left -= 1;
    if (this.left <= 0) {
      this.finish();
    }
  }

  private finish(): void {
    clearInterval(this.timer);
    this.done();
  }
}

export class Typewriter {
  private index = 0;
  private readonly timer: number;

  constructor(
    private readonly target: Text,
    private readonly text: string,
  ) {
    this.timer = window.setInterval(this.type.bind(this), 40);
  }

  private type(): void {
    this.target.appendData(this.text[this.index++] ?? '');
    if (this.index >= this.text.length) {
      window.clearInterval(this.timer);
    }
  }
}

export function typeInto(target: Text, text: string): void {
  const letters = [...text];
  const id = setInterval(type, 40);
  function type(): void {
    const letter = letters.shift();
    if (letter === undefined) {
      clearInterval(id);
      return;
    }
    target.appendData(letter);
  }
}

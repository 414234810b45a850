// Guards against: a place in a queue whose turn is waited for before the work: who gets no turn has nothing to give back.
class Turn {
  private go: () => void = () => undefined;
  private stop: (error: Error) => void = () => undefined;
  private readonly done = new Promise<void>((resolve, reject) => {
    this.go = resolve;
    this.stop = reject;
  });

  constructor(private readonly queue: Queue) {}

  wait(): Promise<void> {
    return this.done;
  }

  start(): void {
    this.go();
  }

  cancel(): void {
    this.stop(new Error('cancelled'));
  }

  release(): void {
    this.queue.next(this);
  }
}

class Queue {
  private readonly turns: Turn[] = [];

  acquire(): Turn {
    const turn = new Turn(this);
    this.turns.push(turn);
    if (this.turns.length === 1) {
      turn.start();
    }
    return turn;
  }

  next(turn: Turn): void {
    this.turns.splice(this.turns.indexOf(turn), 1);
    this.turns[0]?.start();
  }
}

export class Bucket {
  private readonly queue = new Queue();

  async send(work: () => Promise<Response>): Promise<Response> {
    const turn = this.queue.acquire();
    await turn.wait();

    try {
      return await work();
    } finally {
      turn.release();
    }
  }
}

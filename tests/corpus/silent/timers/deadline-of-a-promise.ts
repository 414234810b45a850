// Guards against: a deadline that only rejects the promise of its executor, where another way out has settled that promise.
interface Agent {
  send(text: string): Promise<void>;
}

export function greet(find: () => Promise<Agent | undefined>, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error('No agent within ten seconds.'));
    }, 10_000);
    const start = async (): Promise<void> => {
      const agent = await find();
      if (agent === undefined) {
        reject(new Error('No agent.'));
        return;
      }
      clearTimeout(late);
      await agent.send(text);
      resolve();
    };
    void start();
  });
}

export function open(find: () => Agent | undefined): Promise<Agent> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('late')), 5000);
    const agent = find();
    if (agent === undefined) {
      reject(new Error('none'));
      return;
    }
    clearTimeout(late);
    resolve(agent);
  });
}

// Guards against: a timeout that only waits is over by itself, and its promise is what the caller keeps.
export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function nextTick(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

export async function retry<T>(attempt: () => Promise<T>, times: number): Promise<T> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (turn === times) {
        throw error;
      }
      await sleep(2 ** turn * 100);
    }
  }
}

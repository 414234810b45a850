interface Target {
  readonly name: string;
  ping(): Promise<void>;
}

export async function pingAll(targets: readonly Target[]): Promise<void> {
  let timer: ReturnType<typeof setInterval> | undefined;
  for (const target of targets) {
    // leak: no-leaked-timer
    timer = setInterval(() => console.log('waiting for', target.name), 1000);
    await target.ping();
  }
  clearInterval(timer);
}

export function showHint(buttons: NodeListOf<HTMLButtonElement>): void {
  let timer: number | undefined;
  buttons.forEach((button) => {
    button.addEventListener('click', () => {
      // leak: no-leaked-timer
      timer = window.setInterval(() => button.classList.toggle('hint'), 500);
      console.debug('hint', timer);
    });
  });
}

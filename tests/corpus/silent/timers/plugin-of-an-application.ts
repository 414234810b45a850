// Guards against: what a plugin starts, which an application installs once: its hooks come when it is installed, and never end.
export default defineNuxtPlugin(() => {
  const follow = (url: string, worker: { update: () => Promise<void> }): void => {
    setInterval(async () => {
      const answer = await fetch(url, { cache: 'no-store' });
      if (answer.status === 200) {
        await worker.update();
      }
    }, 3_600_000);
  };

  let prompt: Event | undefined;
  let dismiss: () => void = () => undefined;
  const keep = (event: Event): void => {
    prompt = event;
  };
  window.addEventListener('beforeinstallprompt', keep);
  window.addEventListener('appinstalled', () => {
    prompt = undefined;
  });
  dismiss = () => {
    prompt = undefined;
    window.removeEventListener('beforeinstallprompt', keep);
  };

  return {
    provide: {
      hasPrompt: () => prompt !== undefined,
      dismiss: () => dismiss(),
      onReady(url: string, worker: { update: () => Promise<void>; addEventListener: (name: string, listener: () => void) => void }) {
        follow(url, worker);
        worker.addEventListener('statechange', () => follow(url, worker));
      },
    },
  };
});

declare function defineNuxtPlugin<T>(plugin: () => T): T;

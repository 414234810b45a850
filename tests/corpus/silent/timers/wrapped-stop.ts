// Guards against: a teardown that clears through a function which some wrapper made.
interface Loop {
  stop(): Promise<void>;
}

interface Parts {
  readonly connect: () => Promise<Loop>;
  readonly hub: { readonly disconnect: () => Promise<void> };
  readonly shared: (run: () => Promise<void>) => () => Promise<void>;
  readonly retryTime: number;
}

export function createConsumer({ connect, hub, shared, retryTime }: Parts) {
  let loop: Loop | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const stop = shared(async () => {
    await loop?.stop();
    clearTimeout(retry);
  });
  const disconnect = async (): Promise<void> => {
    await stop();
    await hub.disconnect();
  };
  const start = async (): Promise<void> => {
    loop = await connect();
  };
  const onCrash = (): void => {
    retry = setTimeout(() => void start(), retryTime);
  };
  return { start, disconnect, onCrash };
}

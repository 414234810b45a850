// Guards against: a `finally` that unlocks unless a flag says that the reader was given away. The flag knows on which ways that is.
interface Frame {
  readonly kind: 'text' | 'error';
  readonly text: string;
}

async function drain(reader: ReadableStreamDefaultReader<Frame>): Promise<void> {
  while (!(await reader.read()).done) {
    // Nobody wants the rest.
  }
}

export async function peek(stream: ReadableStream<Frame>): Promise<ReadableStream<Frame>> {
  const [early, rest] = stream.tee();
  const reader = early.getReader();
  let isDraining = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || value.kind === 'text') {
        return rest;
      }
      if (value.kind === 'error') {
        isDraining = true;
        void drain(reader);
        throw new Error(value.text);
      }
    }
  } finally {
    if (!isDraining) {
      await reader.cancel();
      reader.releaseLock();
    }
  }
}

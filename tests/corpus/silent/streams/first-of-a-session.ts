// Guards against: a reader that takes the one stream that a session is asked for, and keeps others from taking more. It ends with the session.
interface Session {
  readonly incoming: ReadableStream<ReadableStream<string>>;
  close(): void;
}

export async function accept(session: Session, serve: (stream: ReadableStream<string>) => void): Promise<void> {
  const timeout = setTimeout(() => session.close(), 10_000);
  const streams = session.incoming.getReader();
  const first = await streams.read();
  clearTimeout(timeout);
  if (first.done) {
    return;
  }
  serve(first.value);
}

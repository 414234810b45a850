// Guards against: a flag that the error's handler sets says which of two releases ran; both end the session.
interface Session {
  query(sql: string): AsyncIterable<string>;
  destroy(error: unknown): Promise<void>;
  release(): Promise<void>;
}

interface Sessions {
  openSession(role: string): Promise<Session>;
}

export async function* readRows(sessions: Sessions, role: string, sql: string): AsyncGenerator<string> {
  const session = await sessions.openSession(role);
  let hasFailed = false;
  try {
    for await (const row of session.query(sql)) {
      yield row;
    }
  } catch (error) {
    hasFailed = true;
    await session.destroy(error);
    throw error;
  } finally {
    if (!hasFailed) {
      await session.release();
    }
  }
}

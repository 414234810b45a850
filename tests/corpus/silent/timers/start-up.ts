// Guards against: a function that the application calls once when it starts, by a call or by its name.
import { createServer, type Server } from 'node:http';

interface Store {
  prune(olderThan: number): number;
  flush(): Promise<void>;
}

const DAY = 86_400_000;

function schedulePruning(store: Store): void {
  setInterval(() => {
    const count = store.prune(Date.now() - DAY);
    console.log('pruned', count);
  }, DAY);
}

async function main(store: Store): Promise<Server> {
  schedulePruning(store);
  setInterval(() => {
    void store.flush();
  }, 5000);
  const server = createServer((_request, response) => {
    response.end('ok');
  });
  server.listen(8080, () => {
    setInterval(() => console.log('open', server.connections), 60_000);
  });
  return server;
}

export function startMetrics(store: Store): void {
  setInterval(() => void store.flush(), 15_000);
}

const store: Store = { prune: () => 0, flush: async () => {} };
void main(store);

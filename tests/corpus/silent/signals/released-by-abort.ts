// Guards against: an abort listener that is how something is released which lives on after the call: a server, a socket, a debounced function.
import { createServer, type Server } from 'node:http';

export function serve(port: number, signal: AbortSignal): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, () => resolve(server));
    signal.addEventListener('abort', () => {
      server.close();
      reject(signal.reason);
    });
  });
}

export function debounce(run: () => void, ms: number, signal?: AbortSignal): (() => void) & { cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => clearTimeout(timer);
  const later = (): void => {
    cancel();
    timer = setTimeout(run, ms);
  };
  signal?.addEventListener('abort', cancel, { once: true });
  return Object.assign(later, { cancel });
}

export class Gateway {
  private readonly sockets = new Set<WebSocket>();

  listen(url: string, { signal }: { signal?: AbortSignal } = {}): void {
    const socket = new WebSocket(url);
    this.sockets.add(socket);
    signal?.addEventListener('abort', () => {
      socket.close();
      this.sockets.delete(socket);
    });
  }
}

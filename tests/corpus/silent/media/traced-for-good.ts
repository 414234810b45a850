// Guards against: a hook into a channel of the process that is set up once, by a function that other files call when they start.
import * as channels from 'node:diagnostics_channel';

let isSetUp = false;

export function traceRequests(): void {
  channels.subscribe('http.client.request.start', (message) => console.log(message));
}

export function traceServers(report: (message: unknown) => void): void {
  if (isSetUp) {
    return;
  }
  isSetUp = true;
  channels.subscribe('http.server.request.start', (message) => {
    report(message);
  });
}

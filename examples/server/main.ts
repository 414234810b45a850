/**
 * A server of live prices. Clients connect with server-sent events and get each price as it changes.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { PriceFeed } from './price-feed.js';

const HEARTBEAT_MS = 15_000;
const REQUEST_LIMIT = 100;

const feed = new PriceFeed(new URL('https://prices.example/latest'));
const requestCounts = new Map<string, number>();

// One timer for the whole process: it lives as long as the server does.
setInterval(() => {
  requestCounts.clear();
}, 60_000);

const server = createServer((request, response) => {
  if (isOverLimit(request)) {
    response.writeHead(429).end();
    return;
  }
  switch (request.url) {
    case '/prices':
      streamPrices(request, response);
      break;
    case '/log':
      streamLog(response);
      break;
    default:
      response.writeHead(404).end();
  }
});

/** The connection's heartbeat ends with the connection. */
function streamPrices(request: IncomingMessage, response: ServerResponse): void {
  openEventStream(response);
  const heartbeat = setInterval(() => {
    response.write(': still here\n\n');
  }, HEARTBEAT_MS);
  const unsubscribe = feed.subscribe((price) => {
    response.write(`data: ${JSON.stringify(price)}\n\n`);
  });
  request.once('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
}

/** The heartbeat of this one goes on after the client is gone. */
function streamLog(response: ServerResponse): void {
  openEventStream(response);
  setInterval(() => {
    response.write(': still here\n\n');
  }, HEARTBEAT_MS);
  for (const line of feed.recentLines()) {
    response.write(`data: ${line}\n\n`);
  }
}

function openEventStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
}

function isOverLimit({ socket }: IncomingMessage): boolean {
  const client = socket.remoteAddress ?? 'unknown';
  const count = (requestCounts.get(client) ?? 0) + 1;
  requestCounts.set(client, count);
  return count > REQUEST_LIMIT;
}

process.once('SIGTERM', () => {
  feed.stop();
  server.close();
});

feed.start();
server.listen(8080);

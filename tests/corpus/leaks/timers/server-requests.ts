import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

function streamTime(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  // leak: no-leaked-timer
  setInterval(() => response.write(`data: ${new Date().toISOString()}\n\n`), 1000);
}

createServer((request, response) => {
  if (request.url === '/time') {
    streamTime(request, response);
    return;
  }
  // leak: no-leaked-timer
  const progress = setInterval(() => response.writeProcessing(), 5000);
  if (request.method !== 'POST') {
    response.writeHead(405).end();
    return;
  }
  request.resume().on('end', () => {
    clearInterval(progress);
    response.end('done');
  });
}).listen(0);

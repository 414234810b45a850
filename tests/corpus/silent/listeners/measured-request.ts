// Guards against: a request that is only lent to this function is gone after its answer, with every listener that it has.
import type { ClientRequest, IncomingMessage } from 'node:http';

interface Span {
  end(): void;
  fail(error: Error): void;
  setStatus(code: number): void;
}

export function measureRequest(request: ClientRequest, span: Span): void {
  const onAnswer = (answer: IncomingMessage) => {
    span.setStatus(answer.statusCode ?? 0);
  };
  const stopWaiting = () => {
    request.removeListener('response', onAnswer);
    span.end();
  };
  request.on('response', onAnswer);
  request.on('error', (error) => {
    span.fail(error);
  });
  request.on('close', stopWaiting);
}

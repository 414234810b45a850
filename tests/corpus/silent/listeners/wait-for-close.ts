// Guards against: a listener for the end of its target, which goes with the target whatever the other listener removes.
import type { Duplex } from 'node:stream';

interface State {
  done(headers: object): void;
  fail(error: Error): void;
}

const states = new WeakMap<Duplex, State>();

function forget(stream: Duplex): void {
  stream.off('reply', onReply);
  stream.off('error', onFailure);
}

function onReply(this: Duplex, headers: object): void {
  states.get(this)?.done(headers);
  forget(this);
}

function onFailure(this: Duplex, error: Error): void {
  states.get(this)?.fail(error);
}

function onClose(this: Duplex): void {
  const state = states.get(this);
  forget(this);
  state?.fail(new Error('closed before the reply'));
}

export function leave(stream: Duplex): void {
  forget(stream);
  stream.off('close', onClose);
}

export function open(stream: Duplex, state: State): void {
  states.set(stream, state);
  stream.once('reply', onReply);
  stream.on('error', onFailure);
  stream.once('close', onClose);
}

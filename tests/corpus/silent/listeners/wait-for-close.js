// Guards against: a listener for the end of its target, which goes with the target whatever the other listener removes.
const states = new WeakMap();

function forget(stream) {
  stream.off('reply', onReply);
  stream.off('error', onFailure);
}

function onReply(headers) {
  const state = states.get(this);
  state.done(headers);
  forget(this);
}

function onFailure(error) {
  states.get(this).fail(error);
}

function onClose() {
  const state = states.get(this);
  forget(this);
  state.fail(new Error('closed before the reply'));
}

export function leave(stream) {
  forget(stream);
  stream.off('close', onClose);
}

export function open(stream, state) {
  states.set(stream, state);
  stream.once('reply', onReply);
  stream.on('error', onFailure);
  stream.once('close', onClose);
}

// Guards against: a timer that the module starts once lives as long as the process, which is what its author wants.
const started = Date.now();

setInterval(() => {
  console.log('alive for', Date.now() - started);
}, 60_000);

const heartbeat = setInterval(() => {
  console.log('tick');
}, 1000);

export function isBeating(): boolean {
  return heartbeat.hasRef();
}

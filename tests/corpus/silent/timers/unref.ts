// Guards against: a timer that is unreferenced at once does not keep the process.
export function sampleMemory(report: (bytes: number) => void): void {
  setInterval(() => {
    report(process.memoryUsage().heapUsed);
  }, 5000).unref();
}

export function sampleLoad(report: (time: number) => void): void {
  const timer = setInterval(() => {
    report(process.cpuUsage().user);
  }, 5000);
  timer.unref();
}

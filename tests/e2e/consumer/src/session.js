export class Session {
  constructor(touch, report) {
    this.timer = setInterval(touch, 30_000);
    setInterval(report, 60_000); // leak
  }

  close() {
    clearInterval(this.timer);
  }
}

export class Session {
  /**
   * @param {() => void} touch
   * @param {() => void} report
   */
  constructor(touch, report) {
    this.timer = setInterval(touch, 30_000);
    // leak: no-leaked-timer
    setInterval(report, 60_000);
  }

  close() {
    clearInterval(this.timer);
  }
}

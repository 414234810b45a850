export class Thumbnailer {
  private readonly canvas = document.createElement('canvas');

  constructor(private readonly video: HTMLVideoElement) {
    video.requestVideoFrameCallback(this.copy);
  }

  destroy(): void {
    this.canvas.remove();
  }

  private readonly copy = (): void => {
    this.canvas.getContext('2d')?.drawImage(this.video, 0, 0);
    // leak: no-leaked-timer
    this.video.requestVideoFrameCallback(this.copy);
  };
}

export class Prefetcher {
  constructor(private readonly urls: string[]) {
    this.next();
  }

  private next(): void {
    const url = this.urls.shift();
    if (url !== undefined) {
      new Image().src = url;
    }
    // leak: no-leaked-timer
    requestIdleCallback(() => this.next());
  }
}

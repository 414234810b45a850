// Guards against: "nothing revokes" where the URL is read back from the element that shows it.
export class Picture {
  private readonly image = document.createElement('img');

  show(data: Uint8Array<ArrayBuffer>): void {
    const shown = this.image.src;
    if (shown !== '') {
      URL.revokeObjectURL(shown);
    }
    this.image.src = URL.createObjectURL(new Blob([data], { type: 'image/jpeg' }));
  }
}

export function measure(file: File, tell: (width: number) => void): void {
  const image = new Image();
  image.addEventListener('load', (event) => {
    if (event.currentTarget instanceof HTMLImageElement) {
      tell(event.currentTarget.naturalWidth);
      URL.revokeObjectURL(event.currentTarget.src);
    }
  });
  image.src = URL.createObjectURL(file);
}

// Guards against: a page tells that it is loaded once, and what waits for that is done afterwards.
export class FeedbackButton {
  private readonly button = document.createElement('button');

  constructor(private readonly openForm: () => void) {
    this.button.textContent = 'Tell us';
    this.button.addEventListener('click', this.openForm);
  }

  install(): void {
    document.addEventListener('keydown', this.onKey);
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => {
        this.show();
      });
    } else {
      this.show();
    }
  }

  destroy(): void {
    document.removeEventListener('keydown', this.onKey);
    this.button.remove();
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === '?') {
      this.openForm();
    }
  };

  private show(): void {
    document.body.append(this.button);
  }
}

// Guards against: warnings that are told once each, and tables of what an extension registers when it starts and keeps for good.
const told = new Set<string>();

export function emitDeprecationWarning(source: string, code: 'old-option' | 'old-name'): void {
  const key = JSON.stringify({ code, source });
  if (told.has(key)) {
    return;
  }
  told.add(key);
  process.emitWarning(`${source} uses what is gone: ${code}`);
}

interface View {
  readonly id: string;
  show(): void;
}

export class Views {
  private readonly views = new Map<string, View>();

  constructor(private readonly add: (view: View) => void) {}

  registerView(view: View): void {
    this.views.set(view.id, view);
    this.add(view);
  }
}

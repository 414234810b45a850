// Guards against: a timer in a property of an object that a local variable only looks up: the object outlives the call, and so does its debounce.
interface Watched {
  readonly path: string;
  timer?: ReturnType<typeof setTimeout>;
}

export class Watcher {
  readonly #watched = new Map<string, Watched>();

  change(path: string): void {
    let watched = this.#watched.get(path);
    if (watched === undefined) {
      watched = { path };
      this.#watched.set(path, watched);
    }
    if (watched.timer !== undefined) {
      clearTimeout(watched.timer);
    }
    watched.timer = setTimeout(() => this.read(path), 250);
  }

  read(path: string): void {
    console.log('reads', path);
  }
}

interface Slider {
  readonly player?: { readonly isPaused: boolean; resume(): void };
}

export function resize(this: Slider): void {
  const slider = this;
  if (slider.player?.isPaused === true) {
    const player = slider.player as NonNullable<Slider['player']> & { restart?: ReturnType<typeof setTimeout> };
    clearTimeout(player.restart);
    player.restart = setTimeout(() => player.resume(), 500);
  }
}

interface Search {
  term: string;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const searches = new WeakMap<object, Search>();

function getSearch(editor: object): Search {
  const search = searches.get(editor) ?? { term: '', timer: undefined };
  searches.set(editor, search);
  return search;
}

export function schedule(editor: object, term: string, run: (text: string) => void): void {
  const search = getSearch(editor);
  if (search.timer !== undefined) {
    clearTimeout(search.timer);
  }
  search.term = term;
  search.timer = setTimeout(() => run(search.term), 300);
}

/** Emitters that count those of them that nobody has disposed of. */
const EMITTER = `
let open = 0;
globalThis.countEmitters = () => open;
export class Emitter {
  event = () => undefined;
  constructor() { open += 1; }
  dispose() { open -= 1; }
}
export class Disposable {
  parts = [];
  _register(part) {
    this.parts.push(part);
    return part;
  }
  dispose() {
    for (const part of this.parts) part.dispose();
  }
}
`;

export default [
  {
    heading: 'A sibling is registered, this one is not',
    blocks: [1, 2],
    measure: 'emitters',
    modules: { './lifecycle': EMITTER },
    async start(kit) {
      const { Model } = await kit.load();
      return { turn: () => new Model().dispose(), count: globalThis.countEmitters };
    },
  },
  {
    heading: 'The teardown releases a sibling and forgets this one',
    blocks: [1],
    measure: 'emitters',
    modules: { './event': EMITTER },
    async start(kit) {
      const { Atlas } = await kit.load();
      return { turn: () => new Atlas().dispose(), count: globalThis.countEmitters };
    },
  },
  {
    heading: 'The teardown hides the one of the base class',
    blocks: [1],
    measure: 'survivors',
    async start(kit) {
      const { Feed } = await kit.load();
      return { turn: () => kit.track(new Feed()).dispose() };
    },
  },
  {
    heading: 'A container of removers that nothing drains',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { View } = await kit.load();
      const listeners = new Set();
      const model = {
        onDidClose(listener) {
          listeners.add(listener);
          return { dispose: () => listeners.delete(listener) };
        },
      };
      return { turn: () => kit.track(new View(model)).dispose(), stop: () => listeners.clear() };
    },
  },
  { heading: 'A class that ends nothing', blocks: [1, 2], runsIn: 'browser' },
  { heading: 'A widget stays behind its element', blocks: [1, 2], runsIn: 'browser' },
];

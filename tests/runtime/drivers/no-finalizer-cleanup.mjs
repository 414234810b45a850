const make = () => ({ free() {}, close() {}, cancel() {}, locked: false });

export default [
  {
    heading: 'The held value keeps the target',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { Cursor } = await kit.load();
      return { turn: () => void kit.track(new Cursor(make())) };
    },
  },
  {
    heading: 'The held value keeps the target',
    blocks: [3],
    measure: 'errors',
    async start(kit) {
      const { track } = await kit.load();
      let errors = 0;
      return {
        turn() {
          try {
            track(make());
          } catch {
            errors += 1;
          }
        },
        count: () => errors,
      };
    },
  },
  {
    heading: 'The callback keeps the target',
    blocks: [1],
    measure: 'cleanups that never ran',
    async start(kit) {
      const { Session } = await kit.load();
      let due = 0;
      Session.prototype.end = () => (due -= 1);
      return {
        turn() {
          due += 1;
          new Session();
        },
        count: () => due,
      };
    },
  },
  {
    heading: 'Nothing keeps the registry',
    blocks: [1, 2],
    measure: 'cleanups that never ran',
    async start(kit) {
      const { track } = await kit.load();
      let due = 0;
      kit.replace(console, 'log', () => () => (due -= 1));
      return {
        turn(n) {
          due += 1;
          track({}, n);
        },
        count: () => due,
      };
    },
  },
  {
    heading: 'A strong copy stands beside the weak one',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { Selection } = await kit.load();
      const selections = [];
      return { turn: () => void selections.push(new Selection(kit.track({}))), stop: () => selections.splice(0) };
    },
  },
  {
    heading: 'Options',
    blocks: [1, 2],
    measure: 'survivors',
    // The stream leads back to the body, as one does whose source is an object of it.
    async start(kit) {
      const { Body } = await kit.load();
      return {
        turn() {
          const stream = make();
          stream.owner = kit.track(new Body(stream));
        },
      };
    },
  },
  {
    heading: 'Options',
    blocks: [3, 4],
    measure: 'second releases',
    async start(kit) {
      const { Image } = await kit.load();
      let second = 0;
      return {
        turn() {
          let isFree = false;
          const native = {
            free() {
              second += Number(isFree);
              isFree = true;
            },
          };
          new Image(native).free();
        },
        count: () => second,
      };
    },
  },
];

/** More results than the largest limit that an example or an edit sets. */
const FULL = 1010;

/** Node finds no names in it; bundlers do. */
const LODASH = "import lodash from 'lodash'; export const { memoize } = lodash;";

const startGetUser = async (kit) => {
  kit.replace(globalThis, 'fetch', () => () => Promise.resolve(kit.track(new Response())));
  const { getUser } = await kit.load();
  return { turn: async (n) => void (await getUser(`user ${n}`)) };
};

export default [
  { heading: 'What is reported', blocks: [1], measure: 'survivors', modules: { lodash: LODASH }, start: startGetUser },
  {
    heading: 'What is reported',
    blocks: [2],
    measure: 'survivors',
    modules: { lodash: LODASH },
    async start(kit) {
      const { getLocale } = await kit.load();
      return { turn: (n) => void kit.track(getLocale(n % 2 === 0)) };
    },
  },
  { heading: 'What is reported', blocks: [3, 4], measure: 'survivors', warmUp: FULL, start: startGetUser },
];

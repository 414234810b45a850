import type { Protocol } from '../schema.js';

/** Sessions of Mongoose. */
export const packagesMongoose: readonly Protocol[] = [
  {
    id: 'packages/mongoose-session',
    family: 'handle',
    kind: 'lease',
    noun: 'session',
    keeps: 'its transaction and its place in the pool of sessions',
    acquire: [
      { call: { from: 'mongoose', name: 'startSession' } },
      { method: 'startSession', on: { from: 'mongoose', name: 'Connection' } },
    ],
    handle: 'promise',
    ends: 'never',
    release: [{ method: 'endSession', async: true }],
    evidence: 'https://mongoosejs.com/docs/transactions.html',
    examples: {
      leak: `import mongoose from 'mongoose';

export async function move(work: () => Promise<void>): Promise<void> {
  const session = await mongoose.startSession();
  await session.withTransaction(work);
  await session.endSession();
}
`,
      clean: `import mongoose from 'mongoose';

export async function move(work: () => Promise<void>): Promise<void> {
  const session = await mongoose.startSession();
  try {
    await session.withTransaction(work);
  } finally {
    await session.endSession();
  }
}
`,
    },
  },
];

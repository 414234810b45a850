import type { Framework } from '../schema.js';

/** What a plugin acquires lives until the server is closed; two of the hooks run then. */
export const fastify: Framework = {
  id: 'fastify',
  modules: ['fastify'],
  registrars: [
    {
      name: 'addHook',
      callback: 1,
      on: { from: 'fastify', name: 'FastifyInstance' },
      when: { argument: 0, equals: ['onClose', 'preClose'] },
    },
  ],
  evidence: 'https://fastify.dev/docs/latest/Reference/Hooks/#onclose',
};

import type { Framework } from '../schema.js';

/** One instance per process, unless a provider or controller asks for another scope, which has no teardown hooks at all. */
export const nest: Framework = {
  id: 'nest',
  modules: ['@nestjs/common'],
  classes: {
    bases: [],
    decorators: [
      { from: '@nestjs/common', name: 'Injectable' },
      { from: '@nestjs/common', name: 'Controller' },
      { from: '@nestjs/common', name: 'Module' },
      { from: '@nestjs/common', name: 'Catch' },
      { from: '@nestjs/websockets', name: 'WebSocketGateway' },
    ],
    interfaces: [
      { from: '@nestjs/common', name: 'OnModuleInit' },
      { from: '@nestjs/common', name: 'OnApplicationBootstrap' },
      { from: '@nestjs/common', name: 'OnModuleDestroy' },
      { from: '@nestjs/common', name: 'BeforeApplicationShutdown' },
      { from: '@nestjs/common', name: 'OnApplicationShutdown' },
    ],
    hooks: {
      setUp: ['onModuleInit', 'onApplicationBootstrap'],
      tearDown: ['onModuleDestroy', 'beforeApplicationShutdown', 'onApplicationShutdown'],
      implements: { from: '@nestjs/common', name: 'OnModuleDestroy' },
    },
  },
  singletonDecorators: [
    { from: '@nestjs/common', name: 'Injectable' },
    { from: '@nestjs/common', name: 'Controller' },
    { from: '@nestjs/common', name: 'Module' },
    { from: '@nestjs/common', name: 'Catch' },
    { from: '@nestjs/websockets', name: 'WebSocketGateway' },
  ],
  singletonOptions: [
    { decorator: { from: '@nestjs/common', name: 'Injectable' }, option: 'scope', equals: 'absent' },
    { decorator: { from: '@nestjs/common', name: 'Controller' }, option: 'scope', equals: 'absent' },
  ],
  evidence: 'https://docs.nestjs.com/fundamentals/lifecycle-events',
};

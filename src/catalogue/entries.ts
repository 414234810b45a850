// Written by `npm run generate` from the folders beside this file.
import { angular } from './frameworks/angular.js';
import { customElements } from './frameworks/custom-elements.js';
import { ember } from './frameworks/ember.js';
import { fastify } from './frameworks/fastify.js';
import { jest } from './frameworks/jest.js';
import { lit } from './frameworks/lit.js';
import { litControllers } from './frameworks/lit-controllers.js';
import { litDirectives } from './frameworks/lit-directives.js';
import { mocha } from './frameworks/mocha.js';
import { nest } from './frameworks/nest.js';
import { nodeTest } from './frameworks/node-test.js';
import { obsidian } from './frameworks/obsidian.js';
import { preact } from './frameworks/preact.js';
import { react } from './frameworks/react.js';
import { solid } from './frameworks/solid.js';
import { stencil } from './frameworks/stencil.js';
import { stimulus } from './frameworks/stimulus.js';
import { svelte } from './frameworks/svelte.js';
import { vitest } from './frameworks/vitest.js';
import { vscode } from './frameworks/vscode.js';
import { vue } from './frameworks/vue.js';
import { vueuse } from './frameworks/vueuse.js';
import { nodeFiles } from './node/files.js';
import { nodeMoreFiles } from './node/more-files.js';
import { nodeNewest } from './node/newest.js';
import { nodeProcesses } from './node/processes.js';
import { nodeProfiles } from './node/profiles.js';
import { nodeRecordings } from './node/recordings.js';
import { nodeServers } from './node/servers.js';
import { nodeSockets } from './node/sockets.js';
import { nodeStreams } from './node/streams.js';
import { nodeThreads } from './node/threads.js';
import { nodeTimers } from './node/timers.js';
import { nodeTools } from './node/tools.js';
import { nodeWatchers } from './node/watchers.js';
import { packagesBrokers } from './packages/brokers.js';
import { packagesCharts } from './packages/charts.js';
import { packagesCursors } from './packages/cursors.js';
import { packagesEditors } from './packages/editors.js';
import { packagesFiles } from './packages/files.js';
import { packagesHttpClients } from './packages/http-clients.js';
import { packagesIoredis } from './packages/ioredis.js';
import { packagesLocks } from './packages/locks.js';
import { packagesMongodb } from './packages/mongodb.js';
import { packagesMongoose } from './packages/mongoose.js';
import { packagesMoreHandles } from './packages/more-handles.js';
import { packagesMysql } from './packages/mysql.js';
import { packagesPageValues } from './packages/page-values.js';
import { packagesPg } from './packages/pg.js';
import { packagesPlaywright } from './packages/playwright.js';
import { packagesPuppeteer } from './packages/puppeteer.js';
import { packagesRedis } from './packages/redis.js';
import { packagesRemoteCalls } from './packages/remote-calls.js';
import { packagesRoots } from './packages/roots.js';
import { packagesSchedulers } from './packages/schedulers.js';
import { packagesSmallHandles } from './packages/small-handles.js';
import { packagesSmallValues } from './packages/small-values.js';
import { packagesSqlBuilders } from './packages/sql-builders.js';
import { packagesStreams } from './packages/streams.js';
import { packagesTelemetry } from './packages/telemetry.js';
import { packagesTensors } from './packages/tensors.js';
import { packagesThree } from './packages/three.js';
import { packagesThreeTools } from './packages/three-tools.js';
import { packagesWebSockets } from './packages/web-sockets.js';
import { webCaptures } from './web/captures.js';
import { webChannels } from './web/channels.js';
import { webGraphics } from './web/graphics.js';
import { webHandles } from './web/handles.js';
import { webMedia } from './web/media.js';
import { webObjectUrls } from './web/object-urls.js';
import { webObservers } from './web/observers.js';
import { webPorts } from './web/ports.js';
import { webTimers } from './web/timers.js';
import type { Framework, Protocol } from './schema.js';

export const protocols: readonly Protocol[] = [
  ...nodeFiles,
  ...nodeMoreFiles,
  ...nodeNewest,
  ...nodeProcesses,
  ...nodeProfiles,
  ...nodeRecordings,
  ...nodeServers,
  ...nodeSockets,
  ...nodeStreams,
  ...nodeThreads,
  ...nodeTimers,
  ...nodeTools,
  ...nodeWatchers,
  ...packagesBrokers,
  ...packagesCharts,
  ...packagesCursors,
  ...packagesEditors,
  ...packagesFiles,
  ...packagesHttpClients,
  ...packagesIoredis,
  ...packagesLocks,
  ...packagesMongodb,
  ...packagesMongoose,
  ...packagesMoreHandles,
  ...packagesMysql,
  ...packagesPageValues,
  ...packagesPg,
  ...packagesPlaywright,
  ...packagesPuppeteer,
  ...packagesRedis,
  ...packagesRemoteCalls,
  ...packagesRoots,
  ...packagesSchedulers,
  ...packagesSmallHandles,
  ...packagesSmallValues,
  ...packagesSqlBuilders,
  ...packagesStreams,
  ...packagesTelemetry,
  ...packagesTensors,
  ...packagesThree,
  ...packagesThreeTools,
  ...packagesWebSockets,
  ...webCaptures,
  ...webChannels,
  ...webGraphics,
  ...webHandles,
  ...webMedia,
  ...webObjectUrls,
  ...webObservers,
  ...webPorts,
  ...webTimers,
];

export const frameworks: readonly Framework[] = [
  angular,
  customElements,
  ember,
  fastify,
  jest,
  lit,
  litControllers,
  litDirectives,
  mocha,
  nest,
  nodeTest,
  obsidian,
  preact,
  react,
  solid,
  stencil,
  stimulus,
  svelte,
  vitest,
  vscode,
  vue,
  vueuse,
];

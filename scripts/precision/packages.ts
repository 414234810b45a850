/** Published code of different kinds on which every finding of `recommended` was read. */
import type { Pinned } from '../published.js';

export const packages: readonly Pinned[] = [
  { name: 'ahooks', version: '3.11.0', roots: ['es'] },
  { name: 'ant-design-vue', version: '4.2.6', roots: ['es'] },
  { name: '@apollo/client', version: '4.3.8', roots: ['core', 'cache', 'link', 'utilities', 'react'] },
  { name: 'bullmq', version: '6.7.0', roots: ['dist/esm'] },
  { name: '@codemirror/view', version: '6.43.15', roots: ['dist/index.js'] },
  { name: 'fastify', version: '5.12.8', roots: ['lib', 'fastify.js'] },
  { name: 'gsap', version: '3.15.0', roots: ['src'] },
  { name: 'hls.js', version: '1.7.4', roots: ['src'] },
  { name: 'ioredis', version: '6.0.0', roots: ['built'] },
  { name: 'livekit-client', version: '2.23.0', roots: ['src'] },
  { name: 'mongodb', version: '7.9.0', roots: ['src'] },
  { name: 'mysql2', version: '3.24.6', roots: ['lib'] },
  { name: 'ol', version: '10.11.0', roots: ['.'] },
  { name: 'pixi.js', version: '8.22.0', roots: ['lib'] },
  { name: 'playcanvas', version: '2.23.3', roots: ['build/playcanvas/src'] },
  { name: 'plyr', version: '3.8.4', roots: ['src'] },
  { name: 'puppeteer-core', version: '25.16.0', roots: ['src'] },
  { name: 'react-use', version: '17.6.1', roots: ['esm'] },
  { name: '@uppy/core', version: '6.3.1', roots: ['src'] },
  { name: '@vueuse/core', version: '15.0.0', roots: ['dist'] },
  { name: 'wavesurfer.js', version: '8.0.1', roots: ['dist/wavesurfer.js', 'dist/plugins'] },
  { name: 'winston', version: '3.19.0', roots: ['lib'] },
  { name: 'ws', version: '8.23.0', roots: ['lib'] },
  { name: '@xterm/xterm', version: '6.0.0', roots: ['src'] },
];

import { testMatrix } from '../../support/growth-matrix.js';

const METRIC = (made: string, use: string, from = "import { Counter, Histogram } from 'prom-client';"): string =>
  `${from} const requests = ${made}; app.use((req, res, next) => { ${use} next(); });`;

testMatrix({
  rule: 'no-unbounded-cache',
  rows: [
    { name: 'a label with the url', kind: 'labelKept', leak: METRIC('new Counter({ name: "r" })', 'requests.inc({ path: req.url });'), clean: METRIC('new Counter({ name: "r" })', 'requests.inc({ path: req.route.path });') },
    { name: 'labels in order', kind: 'labelKept', leak: METRIC('new Counter({ name: "r" })', 'requests.labels(req.method, req.path).inc();'), clean: METRIC('new Counter({ name: "r" })', 'requests.labels(req.method, "all").inc();') },
    { name: 'a label with a user', kind: 'labelKept', leak: METRIC('new client.Histogram({ name: "r" })', 'requests.observe({ user: req.user.id }, 1);', "import client from 'prom-client';"), clean: METRIC('new client.Histogram({ name: "r" })', 'requests.observe({ status: res.statusCode }, 1);', "import client from 'prom-client';") },
    { name: 'a label of a metric in a field', kind: 'labelKept', leak: `import { Counter } from 'prom-client'; export class Routes { #requests = new Counter({ name: "r" }); onRequest(req) { this.#requests.inc({ path: req.url }); } }`, clean: `import { Counter } from 'prom-client'; export class Routes { #requests = new Counter({ name: "r" }); onRequest(req) { this.#requests.inc({ path: req.route.path }); } }` },
    { name: 'a metric that limits itself', kind: 'labelKept', leak: METRIC('new Counter({ name: "r" })', 'requests.inc({ path: req.url });'), clean: METRIC('metrics.getMeter("r").createCounter("r")', 'requests.add(1, { path: req.url });', "import { metrics } from '@opentelemetry/api';") },
    {
      name: 'a graveyard',
      kind: 'neverRead',
      leak: `const visits = new Map(); app.use((req, res, next) => { visits.set(req.ip, Date.now()); next(); });`,
      clean: `const visits = new WeakMap(); app.use((req, res, next) => { visits.set(req, Date.now()); next(); });`,
    },
    {
      name: 'instances by their ids',
      kind: 'selfRegistered',
      leak: `const nodes: Record<string, Node> = {}; export class Node { constructor(readonly id: string) { nodes[id] = this; } } export const get = (id: string) => nodes[id];`,
      clean: `const nodes: Record<string, Node> = {}; export class Node { constructor(readonly id: string) { nodes[id] = this; } destroy() { delete nodes[this.id]; } } export const get = (id: string) => nodes[id];`,
    },
    {
      name: 'values by weak references',
      kind: 'weakRefKept',
      leak: `const refs = new Map<string, WeakRef<object>>(); export function keep(key: string, value: object) { refs.set(key, new WeakRef(value)); return refs.get(key)?.deref(); }`,
      clean: `const refs = new Map<string, WeakRef<object>>(); export function keep(key: string, value: object) { refs.set(key, new WeakRef(value)); for (const [old, ref] of refs) if (!ref.deref()) refs.delete(old); }`,
    },
    {
      name: 'waiting requests that the timeout forgets',
      kind: 'settlementMissed',
      leak: `const waiting = new Map(); let next = 0; export const ask = (text) => new Promise((resolve, reject) => { const id = next++; waiting.set(id, resolve); setTimeout(() => reject(new Error('late')), 1000); send(id, text); }); socket.on('message', ({ id, value }) => { waiting.get(id)?.(value); waiting.delete(id); });`,
      clean: `const waiting = new Map(); let next = 0; export const ask = (text) => new Promise((resolve, reject) => { const id = next++; waiting.set(id, resolve); setTimeout(() => { waiting.delete(id); reject(new Error('late')); }, 1000); send(id, text); }); socket.on('message', ({ id, value }) => { waiting.get(id)?.(value); waiting.delete(id); });`,
    },
    {
      name: 'loads in flight that fail',
      kind: 'rejectionMissed',
      leak: `const loads = new Map(); export function load(id) { if (loads.has(id)) return loads.get(id); const loading = read(id).then((value) => { loads.delete(id); return value; }); loads.set(id, loading); return loading; }`,
      clean: `const loads = new Map(); export function load(id) { if (loads.has(id)) return loads.get(id); const loading = read(id).finally(() => { loads.delete(id); }); loads.set(id, loading); return loading; }`,
    },
    {
      name: 'listeners by room, of rooms that come and go',
      kind: 'neverShrinks',
      leak: `const rooms = new Map<string, Set<object>>(); io.on('connection', (socket) => { socket.on('join', (roomId) => { if (!rooms.has(roomId)) rooms.set(roomId, new Set()); rooms.get(roomId)!.add(socket); }); });`,
      clean: `const rooms = new Map<string, Set<object>>(); io.on('connection', (socket) => { socket.on('join', (roomId) => { if (!rooms.has(roomId)) rooms.set(roomId, new Set()); rooms.get(roomId)!.add(socket); }); socket.on('close', () => { for (const [id, room] of rooms) { room.delete(socket); if (room.size === 0) rooms.delete(id); } }); });`,
    },
    {
      name: 'sockets that the end takes out of another map only',
      kind: 'siblingMissed',
      leak: `const sockets = new Map(); const names = new Map(); wss.on('connection', (ws, req) => { const id = req.headers.id; sockets.set(id, ws); names.set(id, req.url); ws.on('close', () => { sockets.delete(id); }); log(names.get(id)); });`,
      clean: `const sockets = new Map(); const names = new Map(); wss.on('connection', (ws, req) => { const id = req.headers.id; sockets.set(id, ws); names.set(id, req.url); ws.on('close', () => { sockets.delete(id); names.delete(id); }); log(names.get(id)); });`,
    },
  ],
});

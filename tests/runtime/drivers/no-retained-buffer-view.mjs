import net from 'node:net';

const KILOBYTE = 1024;

export default [
  {
    heading: 'What is reported',
    blocks: [1, 2],
    measure: 'kilobytes',
    most: 15,
    // There is one token: a turn sends a packet that is one kilobyte longer, and what is kept of it is counted.
    async start(kit) {
      const clients = kit.capture(net, 'connect');
      const server = await kit.serve();
      const { follow, getToken } = await kit.load();
      follow(server.port);
      const [client] = clients;
      let received = 0;
      client.on('data', (chunk) => {
        received += chunk.length;
        kit.track(chunk.buffer, chunk.buffer.byteLength / KILOBYTE);
      });
      await kit.until(() => server.open() === 1);
      const [socket] = server.sockets;
      return {
        async turn(n) {
          const size = (n + 1) * KILOBYTE;
          received = 0;
          socket.write(Buffer.alloc(size, 'a'));
          await kit.until(() => received === size);
        },
        count: () => kit.alive(),
        stop() {
          client.destroy();
          return getToken();
        },
      };
    },
  },
  {
    heading: 'Options',
    blocks: [1, 2],
    measure: 'survivors',
    async start(kit) {
      const { Peer } = await kit.load();
      const peers = [];
      return {
        turn() {
          const packet = Buffer.alloc(64 * KILOBYTE, 'a');
          kit.track(packet.buffer);
          const peer = new Peer();
          peer.greet(packet);
          peers.push(peer);
        },
        stop: () => peers.map((peer) => peer.name()),
      };
    },
  },
  {
    heading: 'What is not reported',
    blocks: [1],
    measure: 'survivors',
    async start(kit) {
      const { add, next } = await kit.load();
      return {
        turn() {
          const packet = Buffer.alloc(64 * KILOBYTE, 'a');
          kit.track(packet.buffer);
          add(packet);
          next();
        },
      };
    },
  },
];

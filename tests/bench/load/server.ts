/** The door under load: `node server.mjs {port} {port of the fake} {drain in ms}`. Ends by itself after SIGTERM. */
import type {Server} from 'node:http';

import {createAdaptorServer} from '@hono/node-server';

import {createHandler, stripeProvider} from '../../../src/server/index.js';
import {FAKE_KEYS} from '../../support/stripe/keys.js';

const [port, fakePort, drainMs] = process.argv.slice(2).map(Number);
let ending = false;

const many = {points: 1_000_000, seconds: 3_600};
const handler = createHandler({
  provider: stripeProvider({
    ...FAKE_KEYS,
    productName: 'The Post',
    fetch: (input, init) => {
      const url = input instanceof Request ? input.url : input.toString();
      return fetch(url.replace('https://api.stripe.com', `http://127.0.0.1:${fakePort}`), init);
    },
  }),
  origins: [],
  returnUrls: ['https://www.post.example/'],
  secret: 'a secret of the load test, long enough 0123456789',
  // All that counts counts; but one machine plays all readers.
  clientAddress: 1,
  rateLimits: {attempts: many, attemptsOfAll: many},
  ready: () => !ending,
});

const server = createAdaptorServer({fetch: handler}) as Server;
server.listen(port, '127.0.0.1', () => console.log('listening'));
process.once('SIGTERM', () => {
  ending = true;
  setTimeout(() => {
    server.close();
    server.closeIdleConnections();
    setInterval(() => server.closeIdleConnections(), 50).unref();
  }, drainMs);
});
// Asked for its usage; the line to the test does not keep it alive.
process.on('message', () => process.send?.({cpu: process.cpuUsage(), memory: process.memoryUsage.rss()}));
process.channel?.unref();

import {NOT_HERE} from '../../../scripts/lib/not-here.mjs';

/** Gives tests the command `force-colors`: Puppeteer's own emulation refuses that media feature. */
export function forcedColors() {
  /** What is emulated lasts as long as the session with the browser that asked for it. */
  const clients = new Map();
  return {
    name: 'forced-colors-command',
    async executeCommand({command, payload, session}) {
      if (command !== 'force-colors') return;
      if (session.browser.name !== 'Chrome') throw new Error(`${NOT_HERE} only Chromium’s driver forces colours`);
      await clients.get(session.id)?.detach();
      clients.delete(session.id);
      if (!payload) return true;
      const client = await session.browser.getPage(session.id).createCDPSession();
      clients.set(session.id, client);
      await client.send('Emulation.setEmulatedMedia', {
        features: [
          {name: 'forced-colors', value: 'active'},
          {name: 'prefers-color-scheme', value: payload},
        ],
      });
      return true;
    },
  };
}

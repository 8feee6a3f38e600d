/** Gives tests the command `force-colors`: Puppeteer's own emulation refuses that media feature. */
export function forcedColors() {
  return {
    name: 'forced-colors-command',
    async executeCommand({command, payload, session}) {
      if (command !== 'force-colors') return;
      const client = await session.browser.getPage(session.id).createCDPSession();
      const features = payload
        ? [
            {name: 'forced-colors', value: 'active'},
            {name: 'prefers-color-scheme', value: payload},
          ]
        : [];
      await client.send('Emulation.setEmulatedMedia', {features});
      await client.detach();
      return true;
    },
  };
}

import type {BrowserContext, Request} from '@playwright/test';

import type {GiftRequest} from '../../../src/core/protocol.js';

/** All that went to the money's door, in order. */
export class Money {
  readonly requests: {readonly method: string; readonly path: string; readonly body: string}[] = [];

  constructor(context: BrowserContext) {
    context.on('request', (request) => this.#note(request));
  }

  #note(request: Request): void {
    const {pathname} = new URL(request.url());
    if (!pathname.startsWith('/appeal/')) return;
    this.requests.push({method: request.method(), path: pathname, body: request.postData() ?? ''});
  }

  /** `POST /gifts`: each is one gift that was asked for. */
  get gifts(): GiftRequest[] {
    return this.#posts(/^\/appeal\/gifts$/).map(({body}) => JSON.parse(body) as GiftRequest);
  }

  /** Payments that were ordered. */
  get payments(): {number: string; email: string}[] {
    return this.#posts(/\/sandbox\/pay$/).map(({body}) => JSON.parse(body) as {number: string; email: string});
  }

  /** How often a gift was asked for. */
  get questions(): number {
    return this.requests.filter(({method, path}) => method === 'GET' && path.startsWith('/appeal/gifts/')).length;
  }

  #posts(path: RegExp): Money['requests'] {
    return this.requests.filter((request) => request.method === 'POST' && path.test(request.path));
  }
}

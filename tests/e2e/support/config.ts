import {readFileSync} from 'node:fs';

import type {BrowserContext, Page} from '@playwright/test';

/** The demo's config as people wrote it. */
export interface DemoConfig {
  campaigns: Record<string, unknown>[];
  [field: string]: unknown;
}

/** A fresh copy of the demo's config. */
export function demoConfig(): DemoConfig {
  const url = new URL('../../../demo/appeal.json', import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as DemoConfig;
}

/** Serves another config than the demo's. */
export async function serveConfig(target: BrowserContext | Page, config: unknown): Promise<void> {
  await target.route('/appeal.json', (route) => route.fulfill({json: config}));
}

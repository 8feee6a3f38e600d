import type {Page} from '@playwright/test';

import {expect} from '../e2e/support/test.js';

export const THEMES = ['plain', 'broadsheet', 'modern'] as const;

/** Opens the gallery on what is asked for, and waits until all of it is there. */
export async function openGallery(page: Page, query: Readonly<Record<string, string>>): Promise<void> {
  await page.goto(`/gallery/?${new URLSearchParams(query).toString()}`);
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'yes', {timeout: 30_000});
}

import {defineConfig} from '@playwright/test';

import base from './playwright.config.js';

/** The gallery in all its looks: `npm run test:gallery`. Needs `npm run build` first. */
export default defineConfig(base, {testDir: 'tests/gallery', outputDir: 'test-results/gallery', timeout: 90_000});

import {defineConfig} from 'vitest/config';

/** What is thrown at parsers and at the door: see tests/fuzz/fuzz.test.ts. */
export default defineConfig({
  test: {include: ['tests/fuzz/**/*.test.ts'], environment: 'node', reporters: ['verbose']},
});

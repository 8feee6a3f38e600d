#!/usr/bin/env node
import {run} from './run.js';
import {processTerminal} from './shell/process-terminal.js';

/** Set by the build. */
declare const __VERSION__: string;

// Whoever reads may stop reading: `reader-appeal check … | head`.
process.stdout.on('error', ({code}: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 2));

const code = await run(process.argv.slice(2), processTerminal(), __VERSION__);
if (code !== undefined) process.exitCode = code;

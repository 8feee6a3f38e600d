/** `reader-appeal/server/pino-log`: structured logs by pino. Needs `pino`. */
import {pino, type DestinationStream, type Logger} from 'pino';

import type {LogEntry} from './log.js';
import {scrub} from './scrub.js';

/** How logs are written. */
export interface PinoLogOptions {
  /** The least level that is written: `info`. */
  readonly level?: string;
  /** By default the process's standard output. */
  readonly destination?: DestinationStream;
}

/** A logger whose lines are scrubbed of secrets and e-mail addresses before they leave the process. */
export function createLogger({level = 'info', destination}: PinoLogOptions = {}): Logger {
  const options = {
    level,
    base: {service: 'reader-appeal'},
    redact: {paths: ['email', '*.email', 'secret', '*.secret', 'headers', '*.headers'], censor: '…'},
    hooks: {streamWrite: scrub},
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The handler's `log`: one line for each request. */
export function logTo(logger: Pick<Logger, LogEntry['level']>): (entry: LogEntry) => void {
  return ({level, ...facts}) => logger[level](facts, `${facts.method} ${facts.route} ${facts.status}`);
}

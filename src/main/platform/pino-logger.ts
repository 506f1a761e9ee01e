import { pino, type Logger as Pino } from 'pino';
import type { LogFields, Logger } from './logger.ts';

/** What waits in memory while the log cannot be written; later lines are dropped. */
const MOST_WAITING_BYTES = 256 * 1024;

/**
 * Writes JSON lines to a file (created with mode 0600 by the caller's umask) or to standard error. A log that
 * cannot be written, such as on a full disk, must not end the console: it goes on when it can.
 */
export function pinoLogger(destination: string | 2, level: string): Logger {
  const lines = pino.destination({
    dest: destination,
    mkdir: true,
    sync: true,
    maxLength: MOST_WAITING_BYTES,
  });
  // An `error` that nobody hears ends the process. Where could it be told? The store's own alert says so.
  lines.on('error', () => {});
  return wrap(pino({ level, base: null, errorKey: 'error' }, lines));
}

function wrap(log: Pino): Logger {
  const at = (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, fields?: LogFields) => {
    log[level](fields ?? {}, message);
  };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: (fields) => wrap(log.child(fields)),
  };
}

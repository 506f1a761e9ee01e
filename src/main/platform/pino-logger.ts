import { pino, type Logger as Pino } from 'pino';
import type { LogFields, Logger } from './logger.ts';

/** Writes JSON lines to a file (created with mode 0600 by the caller's umask) or to standard error. */
export function pinoLogger(destination: string | 2, level: string): Logger {
  return wrap(
    pino(
      { level, base: null, errorKey: 'error' },
      pino.destination({ dest: destination, mkdir: true, sync: true }),
    ),
  );
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

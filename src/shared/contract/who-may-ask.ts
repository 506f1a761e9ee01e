import type { Method } from './contract.ts';

/**
 * Methods that change what others see or rely on: settings, alerts, trust in a host key. An observer is refused. What
 * an operation needs beyond that (role on the site, protection, arming) is judged where it is begun.
 */
export const NOT_FOR_OBSERVERS: ReadonlySet<Method> = new Set<Method>([
  'sites.save',
  'sites.declare',
  'sites.create',
  'sites.remove',
  'question.answer',
  'secrets.set',
  'secrets.remove',
  'operations.begin',
  'operations.confirm',
  'operations.stop',
  'operations.close',
  'operations.breakLock',
  'operations.arm',
  'operations.disarm',
  'alerts.acknowledge',
  'alerts.silence',
  'alerts.unsilence',
  'alerts.maintenance.add',
  'alerts.maintenance.end',
  'notify.test',
]);

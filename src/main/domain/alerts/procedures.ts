import type { AlertCode, Countdown } from '../../../shared/domain/alert.ts';

/** Texts that cite what the manuals say to do, until guided operations do it. Keys of `shared/text`. */
export const PROCEDURES = [
  'procedure.leftcluster-wait',
  'procedure.leftcluster',
  'procedure.domain-paused',
  'procedure.domain-off',
  'procedure.host-lost',
  'procedure.not-known',
  'procedure.sf',
  'procedure.rms',
  'procedure.application',
  'procedure.cf',
  'procedure.console',
  'procedure.load',
  'procedure.other',
] as const;
export type Procedure = (typeof PROCEDURES)[number];

const BY_START: readonly (readonly [RegExp, Procedure])[] = [
  [/^(cf-leftcluster|leftcluster-)/, 'procedure.leftcluster'],
  [/^(domain-paused|domain-pmsuspended)/, 'procedure.domain-paused'],
  [/^(domain-off|domain-crashed|node-alive-domain-off)/, 'procedure.domain-off'],
  [/^host-(not-known|power)/, 'procedure.host-lost'],
  [/-not-known$/, 'procedure.not-known'],
  [/^(sf-|sa-|shutdown-)/, 'procedure.sf'],
  [/^(rms-)/, 'procedure.rms'],
  [/^application-/, 'procedure.application'],
  [/^cf-/, 'procedure.cf'],
  [/^(console-|polling-|store-)/, 'procedure.console'],
  [/^host-(cpu|memory|overloaded)/, 'procedure.load'],
];

export function procedureOf(code: AlertCode, countdown: Countdown | null): Procedure {
  if (code === 'cf-leftcluster' && countdown?.state === 'resolving') return 'procedure.leftcluster-wait';
  return BY_START.find(([start]) => start.test(code))?.[1] ?? 'procedure.other';
}

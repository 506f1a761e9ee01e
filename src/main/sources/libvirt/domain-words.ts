import type { DomainStanding, DomainState } from '../../../shared/domain/domain-state.ts';

/** virDomainState by number, with the reasons of each by number, in the words of virsh 9 (`domstate --reason`). */
const STATES: readonly (readonly [DomainState, readonly string[]])[] = [
  ['no state', ['unknown']],
  [
    'running',
    [
      'unknown',
      'booted',
      'migrated',
      'restored',
      'from snapshot',
      'unpaused',
      'migration canceled',
      'save canceled',
      'event wakeup',
      'crashed',
      'post-copy',
      'post-copy failed',
    ],
  ],
  ['idle', ['unknown']],
  [
    'paused',
    [
      'unknown',
      'user',
      'migrating',
      'saving',
      'dumping',
      'I/O error',
      'watchdog',
      'from snapshot',
      'shutting down',
      'creating snapshot',
      'crashed',
      'starting up',
      'post-copy',
      'post-copy failed',
    ],
  ],
  ['in shutdown', ['unknown', 'user']],
  [
    'shut off',
    ['unknown', 'shutdown', 'destroyed', 'crashed', 'migrated', 'saved', 'failed', 'from snapshot', 'daemon'],
  ],
  ['crashed', ['unknown', 'panicked']],
  ['pmsuspended', ['unknown']],
];

/** A state or reason newer than this list is `no state` or `unknown`, as in virsh. */
export function standingOf(state: number, reason: number): DomainStanding {
  const [word, reasons] = STATES[state] ?? ['no state', []];
  return { state: word, reason: reasons[reason] ?? 'unknown' };
}

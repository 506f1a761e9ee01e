import { fromCounter } from './counter.ts';
import type { TypedParam } from './wire/typed-params.ts';

const KINDS = ['none', 'bounded', 'unbounded', 'completed', 'failed', 'cancelled'] as const;
const OPERATIONS = [
  'unknown',
  'start',
  'save',
  'restore',
  'incoming migration',
  'outgoing migration',
  'snapshot',
  'snapshot revert',
  'dump',
  'backup',
  'snapshot delete',
] as const;

/** What a domain is busy with (`domjobinfo`); null is what the daemon did not say. */
export interface JobStatistics {
  /** virDomainJobType; `unbounded` has no foreseeable end. */
  readonly kind: (typeof KINDS)[number] | 'unknown';
  readonly operation: (typeof OPERATIONS)[number] | null;
  readonly elapsedMs: number | null;
  readonly remainingMs: number | null;
  readonly downtimeMs: number | null;
  readonly totalBytes: number | null;
  readonly processedBytes: number | null;
  readonly remainingBytes: number | null;
  readonly memoryBytesPerSecond: number | null;
  /** How often the guest's memory was gone through. */
  readonly iteration: number | null;
  /** The daemon's words when the job failed. */
  readonly message: string | null;
}

export function readJob(type: number, params: readonly TypedParam[]): JobStatistics {
  const said = new Map(params.map((param) => [param.field, param.value]));
  const number = (field: string): number | null => {
    const value = said.get(field);
    if (typeof value === 'bigint') return fromCounter(value);
    return typeof value === 'number' ? value : null;
  };
  const operation = number('operation');
  const message = said.get('errmsg');
  return {
    kind: KINDS[type] ?? 'unknown',
    operation: operation === null ? null : (OPERATIONS[operation] ?? 'unknown'),
    elapsedMs: number('time_elapsed'),
    remainingMs: number('time_remaining'),
    downtimeMs: number('downtime'),
    totalBytes: number('data_total'),
    processedBytes: number('data_processed'),
    remainingBytes: number('data_remaining'),
    memoryBytesPerSecond: number('memory_bps'),
    iteration: number('memory_iteration'),
    message: typeof message === 'string' ? message : null,
  };
}

import { METRICS, type Metric } from '../../shared/contract/history.ts';

/**
 * How metrics are stored: whole numbers in these columns, in this order (also inside chunks, so the order
 * is part of the file format). CPU in thousandths of a core, the rest in bytes or bytes per second.
 */
export const COLUMNS = [
  'cpu',
  'cpu_total',
  'memory',
  'memory_total',
  'net_rx',
  'net_tx',
  'disk_read',
  'disk_write',
] as const;
export type Column = (typeof COLUMNS)[number];

const COLUMN_OF: Readonly<Record<Metric, Column>> = {
  cpu: 'cpu',
  'cpu-total': 'cpu_total',
  memory: 'memory',
  'memory-total': 'memory_total',
  'net-rx': 'net_rx',
  'net-tx': 'net_tx',
  'disk-read': 'disk_read',
  'disk-write': 'disk_write',
};

const UNITS_PER_CORE = 1000;
const unitOf = (column: Column): number => (column === 'cpu' || column === 'cpu_total' ? UNITS_PER_CORE : 1);

export const columnOf = (metric: Metric): Column => COLUMN_OF[metric];
export const positionOf = (metric: Metric): number => COLUMNS.indexOf(COLUMN_OF[metric]);
export const allMetrics: readonly Metric[] = METRICS;

/** Differences of two numbers up to this are exact in a chunk; 4 PiB are enough for any metric. */
export const LARGEST = 2 ** 52;

/** The whole number to store. Not finite, or beyond all measure: not measured. */
export function toStored(column: Column, value: number | null): number | null {
  if (value === null) return null;
  const stored = Math.round(value * unitOf(column));
  return Math.abs(stored) <= LARGEST ? stored : null;
}

export const fromStored = (column: Column, stored: number | null): number | null =>
  stored === null ? null : stored / unitOf(column);

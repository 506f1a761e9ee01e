import type { ReactNode } from 'react';
import type { ChartSeries } from './decimate.ts';

/** The words and formats of a chart, from the catalogue of whoever shows it. */
export interface ChartWords {
  readonly asTable: string;
  readonly asChart: string;
  readonly drawing: string;
  /** Heads of the table's columns, and of a line in the hover box. */
  readonly time: string;
  readonly mean: string;
  readonly least: string;
  readonly greatest: string;
  readonly notMeasured: string;
  readonly capacity: string;
  /** A value with its unit. */
  readonly value: (value: number) => string;
  /** A time with its zone, exact to the bucket. */
  readonly exact: (t: number) => string;
  /** A time as short as the window allows, for the axis. */
  readonly tick: (t: number) => string;
}

export interface TimeChartProps {
  readonly title: string;
  /** One sentence that says what the picture shows, for those who do not see it. */
  readonly description: string;
  readonly series: ChartSeries;
  /** Drawn as a line of its own, such as the cores a host has. */
  readonly capacity: number | null;
  /** Steps of the value axis: 1024 for bytes. */
  readonly base: 10 | 1024;
  /** The zone's distance from UTC, so that ticks fall on round local times. */
  readonly offsetMs: number;
  readonly words: ChartWords;
  /** What the axis' zone is called, shown beside the title. */
  readonly zone: ReactNode;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The time ranges of the large charts, with how often a live one is asked for again. */
export const CHART_WINDOWS = [
  { id: '30m', ms: 30 * MINUTE, refreshMs: 5000 },
  { id: '6h', ms: 6 * HOUR, refreshMs: 30_000 },
  { id: '24h', ms: 24 * HOUR, refreshMs: MINUTE },
  { id: '7d', ms: 7 * 24 * HOUR, refreshMs: 5 * MINUTE },
] as const;

export type ChartWindow = (typeof CHART_WINDOWS)[number];
export const FIRST_WINDOW: ChartWindow = CHART_WINDOWS[0];

/** Points asked for: more than a chart is wide in pixels would not be seen. */
export const CHART_POINTS = 360;

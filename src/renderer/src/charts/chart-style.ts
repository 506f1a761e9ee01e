/** How each line of a chart looks: ink and a dash pattern, so that colour is never needed to tell them apart. */
const STYLES = [
  { stroke: 'var(--ink)', dash: '', band: 'var(--series-2)' },
  { stroke: 'var(--ink-2)', dash: '5 3', band: 'var(--series-3)' },
] as const;

export type LineStyle = (typeof STYLES)[number];

export const lineStyle = (index: number): LineStyle => STYLES[index % STYLES.length] ?? STYLES[0];

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  ...[5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 28].map((n) => n * DAY),
];

/** Round times between `from` and `to`, at most `most` of them; `offsetMs` is the zone's distance from UTC. */
export function timeTicks(from: number, to: number, most: number, offsetMs: number): number[] {
  const step = STEPS.find((candidate) => (to - from) / candidate <= most) ?? (to - from) / most;
  const first = Math.ceil((from + offsetMs) / step) * step - offsetMs;
  const ticks: number[] = [];
  for (let tick = first; tick <= to && ticks.length <= most; tick += step) ticks.push(tick);
  return ticks;
}

/** Round values from zero up to at least `highest`, in steps of 1, 2 or 5 times a power of ten (or of 1024). */
export function valueTicks(highest: number, base: 10 | 1024): number[] {
  if (!(highest > 0)) return [0, 1];
  const rough = highest / 4;
  const power = base ** Math.floor(Math.log(rough) / Math.log(base));
  const factors = base === 10 ? [1, 2, 5, 10] : [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
  const step = (factors.find((factor) => factor * power >= rough * 0.999) ?? base) * power;
  return Array.from({ length: Math.ceil((highest / step) * 0.999) + 1 }, (_, index) => index * step);
}

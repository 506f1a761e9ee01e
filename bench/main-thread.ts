import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Devtools } from './devtools.ts';

/** What a page's main thread did while it was traced; ms. */
export interface MainThread {
  /** CPU time of the thread in all its tasks. */
  readonly cpuMs: number;
  /** CPU time and duration of the tasks that took longest. */
  readonly longestCpuMs: number;
  readonly longestMs: number;
  /** CPU time by what was done, innermost event first counted; the most first. */
  readonly shares: readonly (readonly [name: string, cpuMs: number])[];
}

const CATEGORIES = ['__metadata', 'toplevel', 'devtools.timeline', 'v8', 'blink.user_timing'];

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number().default(0),
  dur: z.number().default(0),
  tdur: z.number().default(0),
  args: z.record(z.string(), z.unknown()).default({}),
});
export type TraceEvent = z.infer<typeof eventSchema>;

/** Traces the browser for that long. */
export async function trace(devtools: Devtools, ms: number): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const chunk = z.object({ value: z.array(z.unknown()) });
  devtools.on('Tracing.dataCollected', (parameters) => {
    for (const event of chunk.parse(parameters).value) {
      const read = eventSchema.safeParse(event);
      if (read.success) events.push(read.data);
    }
  });
  const complete = new Promise<void>((done) => devtools.on('Tracing.tracingComplete', () => done()));
  await devtools.send('Tracing.start', {
    traceConfig: { includedCategories: CATEGORIES, recordMode: 'recordAsMuchAsPossible' },
    transferMode: 'ReportEvents',
  });
  await wait(ms);
  await devtools.send('Tracing.end', {});
  await complete;
  return events;
}

/** Of all renderers' main threads, the one that worked most: the page's. */
export function busiestMainThread(events: readonly TraceEvent[]): MainThread {
  const threads = events.filter(
    ({ name, args }) => name === 'thread_name' && args['name'] === 'CrRendererMain',
  );
  const all = threads.map(({ pid, tid }) =>
    summarize(events.filter((event) => event.ph === 'X' && event.pid === pid && event.tid === tid)),
  );
  const [busiest] = all.toSorted((a, b) => b.cpuMs - a.cpuMs);
  if (busiest === undefined) throw new Error('The trace holds no main thread of a page');
  return busiest;
}

function summarize(events: readonly TraceEvent[]): MainThread {
  const tasks = outermost(events);
  const sum = tasks.reduce((total, { tdur }) => total + tdur, 0);
  return {
    cpuMs: sum / 1000,
    longestCpuMs: tasks.reduce((most, { tdur }) => Math.max(most, tdur), 0) / 1000,
    longestMs: tasks.reduce((most, { dur }) => Math.max(most, dur), 0) / 1000,
    shares: sharesOf(events),
  };
}

const inOrder = (events: readonly TraceEvent[]): TraceEvent[] =>
  events.toSorted((a, b) => a.ts - b.ts || b.dur - a.dur);

/** Events that lie in no other: the thread's tasks. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let end = 0;
  return inOrder(events).filter(({ ts, dur }) => {
    if (ts < end) return false;
    end = ts + dur;
    return true;
  });
}

/** CPU time of each kind of event without that of the events within. */
function sharesOf(events: readonly TraceEvent[]): MainThread['shares'] {
  const own = new Map<string, number>();
  const open: TraceEvent[] = [];
  const add = (name: string, cpu: number): void => void own.set(name, (own.get(name) ?? 0) + cpu);
  for (const event of inOrder(events)) {
    while (open.length > 0 && endOf(open.at(-1)) <= event.ts) open.pop();
    const outer = open.at(-1);
    if (outer !== undefined) add(outer.name, -event.tdur / 1000);
    add(event.name, event.tdur / 1000);
    open.push(event);
  }
  return [...own].sort(([, a], [, b]) => b - a).slice(0, 12);
}

const endOf = (event: TraceEvent | undefined): number => (event === undefined ? 0 : event.ts + event.dur);

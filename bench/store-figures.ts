import { execFileSync } from 'node:child_process';
import { z } from 'zod';
import { figure, type Figure } from './figure.ts';

const spread = z.object({ p50: z.number(), max: z.number() });
const outputSchema = z.object({
  ingested: z.object({ valuesPerSecond: z.number(), usPerPoll: z.number(), maintainMs: spread }),
  sizes: z.object({ fileMiB: z.number(), sealedOnDiskBytesPerValue: z.number() }),
  questionsMs: z.object({ latestNow: spread, loads15MinutesRaw: spread, seriesLastHourRaw: spread }),
  spansMs: z.object({ rows: z.number(), at: spread, changes200: spread }),
  openMs: z.number(),
});

/** Five hours of 500 guests, in a process of its own: times are CPU times (docs/formats/store.md holds more). */
export function benchStore(): Figure[] {
  const text = execFileSync(process.execPath, ['bench/store-ingest.ts'], { encoding: 'utf8' });
  const { ingested, sizes, questionsMs, spansMs, openMs } = outputSchema.parse(JSON.parse(text));
  return [
    figure('store: values taken, CPU time alone', ingested.valuesPerSecond, 'a second'),
    figure('store: one poll of a host with 20 guests', ingested.usPerPoll / 1000, 'ms'),
    figure('store: upkeep each minute, longest', ingested.maintainMs.max, 'ms'),
    figure('store: sealed samples on disk', sizes.sealedOnDiskBytesPerValue, 'bytes a value'),
    figure('store: loads of all hosts, 15 minutes', questionsMs.loads15MinutesRaw.p50, 'ms'),
    figure('store: a guest over the last hour', questionsMs.seriesLastHourRaw.p50, 'ms'),
    figure(`store: all ${spansMs.rows} states at a moment`, spansMs.at.p50, 'ms'),
    figure('store: 200 changes of a day', spansMs.changes200.p50, 'ms'),
    figure('store: open', openMs, 'ms'),
  ];
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { benchAlerts } from './alerts.ts';
import { buildWhenStale } from './built-product.ts';
import { benchCore } from './core-load.ts';
import { tableOf, type Figure } from './figure.ts';
import { benchBundle } from './first-view.ts';
import { benchLibvirt } from './libvirt-bulk.ts';
import { benchPaint } from './paint.ts';
import { benchScreen } from './screen.ts';
import { benchStore } from './store-figures.ts';
import { surroundings } from './surroundings.ts';

/** `npm run bench [-- NAME …]`: measures, prints a table, writes JSON. Asserts nothing. */
const BENCHES: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  bundle: benchBundle,
  libvirt: benchLibvirt,
  store: benchStore,
  core: benchCore,
  screen: benchScreen,
  paint: benchPaint,
  alerts: benchAlerts,
};
const USAGE = 64;
const FAILED = 70;

interface Outcome {
  readonly bench: string;
  readonly figures: readonly Figure[];
  readonly failure: string | null;
}

async function measure(bench: string): Promise<Outcome> {
  try {
    return { bench, figures: (await BENCHES[bench]?.()) ?? [], failure: null };
  } catch (error) {
    return {
      bench,
      figures: [],
      failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

function write(at: string, outcomes: readonly Outcome[], where: ReturnType<typeof surroundings>): string {
  mkdirSync('.cache/bench', { recursive: true });
  const file = `.cache/bench/${at.slice(0, 19).replaceAll(':', '-')}.json`;
  writeFileSync(file, JSON.stringify({ at, ...where, outcomes }, null, 2));
  return file;
}

async function run(names: readonly string[]): Promise<number> {
  const strangers = names.filter((name) => !Object.hasOwn(BENCHES, name));
  if (strangers.length > 0) {
    process.stderr.write(`No bench ${strangers.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}\n`);
    return USAGE;
  }
  buildWhenStale();
  const at = new Date().toISOString();
  const where = surroundings();
  const outcomes: Outcome[] = [];
  for (const name of names.length === 0 ? Object.keys(BENCHES) : names) {
    const outcome = await measure(name);
    outcomes.push(outcome);
    process.stdout.write(tableOf(outcome.figures));
    if (outcome.failure !== null) process.stderr.write(`${name} failed: ${outcome.failure}\n`);
    write(at, outcomes, where);
  }
  process.stdout.write(`${write(at, outcomes, where)}\n`);
  return outcomes.some(({ failure }) => failure !== null) ? FAILED : 0;
}

// With an exit that children hear of; a signal alone would leave them.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
process.exitCode = await run(process.argv.slice(2));

import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { hostNameSchema, siteIdSchema } from '../../shared/domain/names.ts';
import { silentLogger } from '../platform/logger.ts';
import { connectionOf } from './connection.ts';
import { Entities } from './entities.ts';
import { migrate } from './migrations.ts';
import { Polls } from './polls.ts';
import { Samples } from './samples.ts';
import { Spans } from './spans.ts';

const site = siteIdSchema.parse('lab');
const host = (id: number) => ({
  host: hostNameSchema.parse(`hv${id}`),
  cpu: id,
  cpuTotal: 1,
  memory: 1,
  memoryTotal: 1,
});
const state = (id: number, value: string, at: number) => ({
  site,
  subject: { kind: 'host', id: `hv${id}` } as const,
  aspect: 'libvirt',
  observer: '',
  value,
  because: null,
  at,
});

function fullDisk() {
  const db = new Database(':memory:');
  migrate(db);
  const connection = connectionOf(db, 'writing', manualClock(), silentLogger);
  const entities = new Entities(connection);
  const store = {
    spans: new Spans(connection),
    samples: new Samples(connection, entities),
    polls: new Polls(connection, entities),
  };
  const pages = db.pragma('page_count', { simple: true });
  return {
    ...store,
    fill: () => db.pragma(`max_page_count = ${String(pages)}`),
    free: () => db.pragma('max_page_count = 1000000'),
  };
}

const LONG = JSON.stringify('x'.repeat(20_000));
const many = Array.from({ length: 500 }, (_, id) => host(id));

test('on a full disk nothing is thrown, nothing is half stored, and all works again when there is room', () => {
  const { spans, samples, fill, free } = fullDisk();
  spans.record([state(1, '"short"', 10)]);
  fill();
  const full = { ok: false, error: { kind: 'disk-full' } };
  expect(samples.add(site, 1000, many, [])).toMatchObject(full);
  expect(spans.record([state(1, LONG, 20), state(2, '"new"', 20)])).toMatchObject(full);
  expect(spans.at(site, 20).map(({ value }) => value)).toEqual(['"short"']);

  free();
  expect(samples.add(site, 2000, many, [])).toEqual({ ok: true, value: undefined });
  expect(samples.latest(site, 2000, 5000).hosts).toHaveLength(500);
  expect(spans.record([state(1, LONG, 30), state(2, '"new"', 30)])).toEqual({ ok: true, value: 2 });
  expect(spans.at(site, 30).map(({ value }) => value)).toEqual([LONG, '"new"']);
});

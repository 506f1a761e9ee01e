import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { manualClock } from '../../../../test/support/manual-clock.ts';
import { unwrap } from '../../../../test/support/unwrap-journal.ts';
import { foundLockSchema } from '../../../shared/contract/site-lock.ts';
import { siteFileSchema, type SiteFile } from '../../../shared/domain/inventory.ts';
import { clusterNameSchema, siteIdSchema } from '../../../shared/domain/names.ts';
import { createText } from '../../../shared/text/text.ts';
import type { Caller } from '../../platform/caller.ts';
import { silentLogger } from '../../platform/logger.ts';
import type { JournalFile } from '../../store/journal/journal-file.ts';
import { openJournalFile, openJournalForReading } from '../../store/journal/open-journal-file.ts';
import { OperationJournal } from '../journal/operation-journal.ts';
import { lockPlaces } from '../locks/lock-places.ts';
import { Arming } from './arming.ts';
import { OperationDesk } from './operation-desk.ts';

const site = siteIdSchema.parse('dc1');
const lock = foundLockSchema.parse({ owner: 'ann', console: 'c-1', since: 5, nodes: ['web1'] });
const fileWith = (protection: SiteFile['protection']): SiteFile =>
  siteFileSchema.parse({
    version: 1,
    name: 'DC 1',
    protection,
    hosts: [],
    clusters: [{ name: 'web', nodes: [{ name: 'web1', address: '192.0.2.1' }] }],
  });
const bob: Caller = { person: 'bob', login: 'operator' };

const clock = manualClock();
const deskOn = (file: JournalFile): OperationDesk => {
  const journal = new OperationJournal(file, clock, (words) => words);
  return new OperationDesk({
    journal,
    arming,
    clock,
    text: createText('en'),
    consoleId: 'c-2',
    changed: () => {},
  });
};

let folder = '';
let record: JournalFile;
let arming: Arming;
let desk: OperationDesk;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nodeward-break-'));
  record = unwrap(openJournalFile({ folder, now: 0 }));
  arming = new Arming(clock);
  desk = deskOn(record);
});
afterEach(() => {
  record.close();
  rmSync(folder, { recursive: true, force: true });
});

function breakAs(caller: Caller, protection: SiteFile['protection'], typed = 'web') {
  const file = fileWith(protection);
  // A way to machines that would throw: nothing may be asked of them before all of it is allowed.
  const way = {
    get settings(): never {
      throw new Error('asked');
    },
    askers: {},
    clock,
    log: silentLogger,
    defaultUser: undefined,
  };
  const places = lockPlaces(file, clusterNameSchema.parse('web'));
  if (places === null) throw new Error('no cluster');
  return desk.breakLock({ site, file, places, lock, reason: 'gone', caller, way: way as never }, typed);
}
const kindOf = async (broken: ReturnType<typeof breakAs>) => {
  const answer = await broken;
  return answer.ok ? 'broken' : answer.error.kind;
};

test('nobody breaks a lock who could not begin an operation there, and nothing of it is recorded', async () => {
  expect(await kindOf(breakAs({ person: 'eve', login: 'observer' }, 'normal'))).toBe('observer');
  expect(await kindOf(breakAs(bob, 'read-only'))).toBe('read-only');
  expect(await kindOf(breakAs(bob, 'protected'))).toBe('not-armed');
  expect(await kindOf(breakAs(bob, 'normal', 'Web'))).toBe('typed');
  expect(unwrap(record.verify()).count).toBe(0);
});

test('a lock is not broken unless it is on record before', async () => {
  const reading = unwrap(openJournalForReading(folder));
  desk = deskOn(reading);
  arming.arm(site, 'bob');
  expect(await kindOf(breakAs(bob, 'protected'))).toBe('record');
  reading.close();
});

import { expect, test } from 'vitest';
import { fail } from '../../shared/result.ts';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { memoryStore } from '../../../test/support/notify-lab.ts';
import type { NewMessage, Outbox } from '../store/outbox.ts';
import { Box } from './box.ts';

const message = (alert: string, kind: NewMessage['kind'] = 'firing'): NewMessage => ({
  channel: 'ops',
  alert,
  kind,
  json: '{}',
  created: 1,
});
const said = (rows: readonly { alert: string; kind: string }[]) =>
  rows.map(({ alert, kind }) => `${kind} ${alert}`);

/** A box on a store whose disk is full from time to time. */
function lab() {
  const { outbox } = memoryStore(manualClock());
  const disk = { full: false };
  const refused = fail({ kind: 'disk-full', detail: 'SQLITE_FULL' } as const);
  const store: Pick<Outbox, 'add' | 'note' | 'waiting' | 'last'> = {
    add: (messages) => (disk.full ? refused : outbox.add(messages)),
    note: (attempt) => (disk.full ? refused : outbox.note(attempt)),
    waiting: () => outbox.waiting(),
    last: (limit) => outbox.last(limit),
  };
  return { box: new Box(store), disk, outbox };
}
const delivered = (id: number) => ({ id, attempts: 1, due: null, delivered: 2, failure: null });

test('on a full disk a message waits in memory and is sent in its turn', () => {
  const { box, disk } = lab();
  box.add([message('a')]);
  disk.full = true;
  box.add([message('b')]);
  expect(said(box.waiting())).toEqual(['firing a', 'firing b']);
  disk.full = false;
  box.add([message('b', 'resolved')]);
  expect(said(box.waiting())).toEqual(['firing a', 'firing b', 'resolved b']);
});

test('a delivery that cannot be noted is not made again, and is noted when there is room', () => {
  const { box, disk, outbox } = lab();
  box.add([message('a')]);
  disk.full = true;
  box.add([message('b')]);
  for (const { id } of box.waiting()) box.note(delivered(id));
  expect(box.waiting()).toEqual([]);
  expect(box.last(10).map(({ delivered: at }) => at)).toEqual([2, 2]);
  expect(outbox.waiting()).toHaveLength(1);
  disk.full = false;
  expect(box.waiting()).toEqual([]);
  expect(outbox.waiting(), 'the store knows it now').toEqual([]);
});

test('what waits in memory is in the store as soon as there is room, for the next start', () => {
  const { box, disk, outbox } = lab();
  disk.full = true;
  box.add([message('a')]);
  expect(outbox.waiting()).toEqual([]);
  disk.full = false;
  box.waiting();
  expect(said(outbox.waiting())).toEqual(['firing a']);
  expect(said(box.waiting())).toEqual(['firing a']);
});

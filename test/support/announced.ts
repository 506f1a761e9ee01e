import { expect } from 'vitest';
import type { JournalEntry } from '../../src/shared/domain/journal.ts';

/** What machines have had since, of two lists of changes. */
export function newChanges(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = [...before];
  return after.filter((change) => {
    const place = left.indexOf(change);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

/** Each change stands, with its machine, in an entry that was on disk before it left. */
export function expectAnnounced(changes: readonly string[], entries: readonly JournalEntry[]): void {
  const started = entries.flatMap((entry) => (entry.kind === 'step-started' ? [entry.body] : []));
  const isThere = (change: string) => {
    const [machine = '', words = ''] = change.split(': ');
    return started.some(
      (body) =>
        body.machine.split(', ').includes(machine) &&
        (/^\d+$/.test(words) || body.command?.includes(words) === true),
    );
  };
  expect(
    changes.filter((change) => !isThere(change)),
    'not in the record',
  ).toEqual([]);
}

import { chainHash, NO_HASH, type StoredEntry } from './chain.ts';
import type { HeadFile } from './head-file.ts';
import type { JournalProblem } from './journal-failure.ts';

export interface ChainReport {
  /** Entries that were read. */
  readonly count: number;
  readonly hash: string;
  /** The last entry is not in `journal.head` yet: the console ended, or is, between the two. */
  readonly oneAhead: boolean;
  /** Null: intact. */
  readonly problem: JournalProblem | null;
}

const PAGE = 500;
/** A console that goes on appending while we read can be overtaken only so often. */
const MOST_ROUNDS = 20;

/** Recomputes the whole chain and compares it with `journal.head`. `page` answers entries after a number. */
export function verifyChain(
  page: (after: number, limit: number) => readonly StoredEntry[],
  heads: HeadFile,
): ChainReport {
  const hashes: string[] = [NO_HASH];
  const last = () => hashes.length - 1;
  const report = (problem: JournalProblem | null, oneAhead = false): ChainReport => ({
    count: last(),
    hash: hashes[last()] ?? NO_HASH,
    oneAhead,
    problem,
  });
  let verdict = report(null);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    // The file is read before its head, so that a head from before cannot look like entries that were added.
    const broken = follow(page, hashes);
    if (broken !== null) return report(broken);
    const { problem, oneAhead } = compare(hashes, heads);
    verdict = report(problem, oneAhead);
    const overtaken = problem?.kind === 'cut-off' && page(last(), 1).length > 0;
    if (!overtaken) return verdict;
  }
  return verdict;
}

function follow(
  page: (after: number, limit: number) => readonly StoredEntry[],
  hashes: string[],
): JournalProblem | null {
  for (;;) {
    const entries = page(hashes.length - 1, PAGE);
    for (const entry of entries) {
      const seq = hashes.length;
      if (entry.seq !== seq) return { kind: 'removed', seq };
      if (chainHash(hashes[seq - 1] ?? NO_HASH, entry) !== entry.hash) return { kind: 'changed', seq };
      hashes.push(entry.hash);
    }
    if (entries.length < PAGE) return null;
  }
}

interface Comparison {
  readonly problem: JournalProblem | null;
  readonly oneAhead: boolean;
}

function compare(hashes: readonly string[], heads: HeadFile): Comparison {
  const count = hashes.length - 1;
  const wrong = (problem: JournalProblem): Comparison => ({ problem, oneAhead: false });
  const head = heads.read();
  if (head === 'missing') return wrong({ kind: 'head-missing', seq: count });
  if (head === 'unreadable') return wrong({ kind: 'head-unreadable', seq: count });
  if (head.count > count) return wrong({ kind: 'cut-off', seq: count + 1 });
  if (hashes[head.count] !== head.hash) return wrong({ kind: 'rewritten', seq: head.count });
  if (count > head.count + 1) return wrong({ kind: 'added', seq: head.count + 1 });
  return { problem: null, oneAhead: count === head.count + 1 };
}

import { z } from 'zod';

/** Who works on a cluster, since when. */
export const siteLockSchema = z.object({
  /** The person's name. */
  owner: z.string().min(1).max(200),
  /** Of the console's installation. */
  consoleId: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
  /** Epoch ms by the console's clock. */
  since: z.number().int().nonnegative(),
});
export type SiteLock = z.infer<typeof siteLockSchema>;

const LINE = /^nodeward-lock 1 ([A-Za-z0-9_-]+) (\S+) (\d{1,16})$/;

/** One line of plain words: the name is encoded, so that nothing in it means anything to a shell. */
export function writeLock(lock: SiteLock): string {
  const { owner, consoleId, since } = siteLockSchema.parse(lock);
  return `nodeward-lock 1 ${Buffer.from(owner, 'utf8').toString('base64url')} ${consoleId} ${since}`;
}

export function parseLock(text: string): SiteLock | null {
  const [, owner = '', consoleId, since] = LINE.exec(text.trimEnd()) ?? [];
  const lock = siteLockSchema.safeParse({
    owner: Buffer.from(owner, 'base64url').toString('utf8'),
    consoleId,
    since: Number(since),
  });
  return lock.success ? lock.data : null;
}

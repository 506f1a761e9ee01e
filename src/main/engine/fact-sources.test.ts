import { expect, test } from 'vitest';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { hostEntrySchema } from '../../shared/domain/inventory.ts';
import { fail } from '../../shared/result.ts';
import type { Connections } from './connections.ts';
import { factSources } from './fact-sources.ts';
import { Kept } from './kept.ts';

const hostOf = (name: string, address: string) =>
  hostEntrySchema.parse({ name, bmc: { kind: 'ipmi', address, user: 'admin', secret: name } });

test('a BMC that two hosts name is not asked: it would be the proof of the wrong one', async () => {
  const missing = fail({ kind: 'secret-missing', secret: 'kvm-a', detail: '' } as const);
  const power = (hosts: ReturnType<typeof hostOf>[]) => {
    const sources = factSources({} as unknown as Connections, {
      clock: manualClock(),
      bmcSecret: () => Promise.resolve(missing),
      hosts,
      told: () => {},
    });
    const [host] = hosts;
    if (host === undefined) throw new Error('no host');
    return sources.power(host, new AbortController().signal);
  };
  expect(await power([hostOf('kvm-a', 'one'), hostOf('kvm-b', 'two')])).toEqual(missing);
  expect(await power([hostOf('kvm-a', 'one'), hostOf('kvm-b', 'ONE')])).toEqual(
    fail({ kind: 'unsupported', directive: 'bmc', where: 'kvm-a, kvm-b' }),
  );
});

test('a look that ends while a connection is being opened does not say that the machine timed out', async () => {
  const clock = manualClock();
  const opening = new Kept(() => new Promise<never>(() => undefined), clock, 15_000);
  const connections = { ssh: () => opening, libvirt: () => opening } as unknown as Connections;
  const bmcSecret = () => Promise.resolve(fail({ kind: 'cancelled' } as const));
  const sources = factSources(connections, { clock, bmcSecret, hosts: [], told: () => undefined });
  const soon = clock.deadline(5_000);
  const host = hostOf('kvm-a', 'one');
  const asked = [
    sources.run(host, ['true'], soon),
    sources.libvirt(host, soon),
    sources.hostRound(host, soon),
  ];
  await clock.advance(5_000);
  for (const answer of asked) expect(await answer).toEqual(fail({ kind: 'cancelled' }));
});

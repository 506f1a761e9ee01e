import { expect, test } from 'vitest';
import { manualClock } from '../../../test/support/manual-clock.ts';
import { hostEntrySchema } from '../../shared/domain/inventory.ts';
import { fail } from '../../shared/result.ts';
import type { Connections } from './connections.ts';
import { factSources } from './fact-sources.ts';

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

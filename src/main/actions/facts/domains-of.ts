import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { LibvirtReader } from '../../sources/libvirt/libvirt-reader.ts';
import type { DomainHere } from './host-guests-facts.ts';

/** Every domain that a host lists with its state now, but for `leftOut`; one state that is not told fails the whole. */
export async function domainsOf(
  reader: LibvirtReader,
  signal: AbortSignal,
  leftOut: DomainHere['id'] | null = null,
): Promise<Result<readonly DomainHere[], ProbeFailure>> {
  const listed = await reader.definitions(signal);
  if (!listed.ok) return listed;
  const domains: DomainHere[] = [];
  const states = await Promise.all(
    listed.value
      .filter(({ id }) => id !== leftOut)
      .map(async (domain) => ({ domain, standing: await reader.state(domain.id, signal) })),
  );
  for (const { domain, standing } of states) {
    if (!standing.ok) return standing;
    const { id, name, managedSave, autostart } = domain;
    domains.push({ id, name, managedSave, autostart, standing: standing.value });
  }
  return ok(domains);
}

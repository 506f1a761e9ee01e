import type { GuestId } from '../../../shared/domain/names.ts';
import { ok } from '../../../shared/result.ts';
import type { LibvirtConnection } from './connection.ts';
import { isActive } from './domain-list.ts';
import type { Answer } from './libvirt-reader.ts';
import { DOMAIN_LOOKUP_BY_UUID } from './wire/domain-procedures.ts';
import type { DomainRef } from './wire/domain-ref.ts';

/** The wire's name of a domain by its id: from the newest list, else asked for. Only the UUID must still be right. */
export class KnownDomains {
  readonly #connection: LibvirtConnection;
  #known = new Map<string, DomainRef>();

  constructor(connection: LibvirtConnection) {
    this.#connection = connection;
  }

  learn(domains: readonly DomainRef[]): void {
    this.#known = new Map(domains.map((domain) => [domain.uuid, domain]));
  }

  /** Of the newest list. */
  get hasInactive(): boolean {
    return [...this.#known.values()].some((domain) => !isActive(domain));
  }

  areAllAmong(uuids: ReadonlySet<string>): boolean {
    return [...this.#known.keys()].every((uuid) => uuids.has(uuid));
  }

  async find(guest: GuestId, signal: AbortSignal): Answer<DomainRef> {
    const known = this.#known.get(guest);
    if (known !== undefined) return ok(known);
    const found = await this.#connection.call(DOMAIN_LOOKUP_BY_UUID, { uuid: guest }, signal);
    return found.ok ? ok(found.value.domain) : found;
  }
}

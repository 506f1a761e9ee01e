import type { GuestId } from '../../shared/domain/names.ts';
import { parseDomainXml } from '../parsers/domain-xml.ts';
import type { LibvirtReader } from '../sources/libvirt/libvirt-reader.ts';

/** Definitions that are read in one poll at the most: a large host is read little by little. */
const AT_ONCE = 16;
/** Of those that were read, the ones longest ago are read again: not every change is told by an event. */
const AGAIN = 4;

/** The MAC addresses in the definitions of one host's guests: all once, then some again in each round. */
export class GuestMacs {
  readonly #read = new Map<GuestId, string[] | null>();
  /** Asked for, and not forgotten since: an answer that an event overtook is old. */
  readonly #awaited = new Set<string>();

  of(guest: GuestId): string[] | null {
    return this.#read.get(guest) ?? null;
  }

  forget(guest: string): void {
    this.#awaited.delete(guest);
    for (const known of this.#read.keys()) if (known === guest) this.#read.delete(known);
  }

  clear(): void {
    this.#read.clear();
    this.#awaited.clear();
  }

  /** Reads some of those that are missing, and some again. One that cannot be read is not known. */
  async learn(
    reader: Pick<LibvirtReader, 'xml'>,
    guests: readonly GuestId[],
    signal: AbortSignal,
  ): Promise<void> {
    const missing = guests.filter((guest) => !this.#read.has(guest)).slice(0, AT_ONCE);
    const oldest = missing.length > 0 ? [] : [...this.#read.keys()].slice(0, AGAIN);
    await Promise.all(
      [...missing, ...oldest].map(async (guest) => {
        this.#awaited.add(guest);
        const xml = await reader.xml(guest, signal);
        if (!this.#awaited.delete(guest) || signal.aborted) return;
        const definition = xml.ok ? parseDomainXml(xml.value) : xml;
        this.#read.delete(guest);
        this.#read.set(guest, definition.ok ? definition.value.interfaces.map(({ mac }) => mac) : null);
      }),
    );
  }

  /** Whether some of these have not been asked for yet. */
  lacks(guests: readonly GuestId[]): boolean {
    return guests.some((guest) => !this.#read.has(guest));
  }
}

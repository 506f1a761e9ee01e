import type { GuestId } from '../../shared/domain/names.ts';
import { parseDomainXml } from '../parsers/domain-xml.ts';
import type { LibvirtReader } from '../sources/libvirt/libvirt-reader.ts';

/** Definitions that are read in one poll at the most: a large host is read little by little. */
const AT_ONCE = 16;

/** The MAC addresses in the definitions of one host's guests. Each is read once, and again after it changed. */
export class GuestMacs {
  readonly #read = new Map<GuestId, string[] | null>();

  of(guest: GuestId): string[] | null {
    return this.#read.get(guest) ?? null;
  }

  forget(guest: string): void {
    for (const known of this.#read.keys()) if (known === guest) this.#read.delete(known);
  }

  clear(): void {
    this.#read.clear();
  }

  /** Reads some of those that are missing. One that cannot be read is not known, and not asked for again. */
  async learn(reader: LibvirtReader, guests: readonly GuestId[], signal: AbortSignal): Promise<void> {
    const missing = guests.filter((guest) => !this.#read.has(guest)).slice(0, AT_ONCE);
    await Promise.all(
      missing.map(async (guest) => {
        const xml = await reader.xml(guest, signal);
        if (signal.aborted) return;
        const definition = xml.ok ? parseDomainXml(xml.value) : xml;
        this.#read.set(guest, definition.ok ? definition.value.interfaces.map(({ mac }) => mac) : null);
      }),
    );
  }

  /** Whether some of these have not been asked for yet. */
  lacks(guests: readonly GuestId[]): boolean {
    return guests.some((guest) => !this.#read.has(guest));
  }
}

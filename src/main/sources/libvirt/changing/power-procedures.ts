import { nothing } from '../wire/codec.ts';
import type { Codec, Nothing } from '../wire/codec.ts';
import { domainRef } from '../wire/domain-ref.ts';
import type { DomainRef } from '../wire/domain-ref.ts';
import { procedure } from '../wire/procedure.ts';
import type { Procedure } from '../wire/procedure.ts';
import { domainField } from '../wire/scalars.ts';

/** virDomainCreateFlags: discard a saved image and boot cold (interlocks I5, I47). */
const START_FORCE_BOOT = 8;
const NO_FLAGS = 0;

export interface OneDomain {
  readonly domain: DomainRef;
}

/** A domain and flags that nobody may choose: reading any others fails. */
function domainWithFlags(fixed: number): Codec<OneDomain> {
  return {
    read: (reader) => {
      const domain = domainRef.read(reader);
      const flags = reader.uint();
      if (flags !== fixed) throw new RangeError(`flags ${flags} instead of ${fixed}`);
      return { domain };
    },
    write: (writer, { domain }) => {
      domainRef.write(writer, domain);
      writer.uint(fixed);
    },
  };
}

/**
 * Every call of the product that changes something over libvirt, by its number in remote_protocol.x; whatever could
 * pause, resume, save, restore or migrate a guest is not here (interlocks I1–I4, I46). Each takes a domain only:
 * its flags are part of the procedure.
 */
export const POWER_PROCEDURES = {
  /** virDomainShutdown: asks the guest's operating system. */
  shutdownDomain: procedure(33, domainField, nothing),
  /** virDomainDestroyFlags without flags. */
  powerOffDomain: procedure(234, domainWithFlags(NO_FLAGS), nothing),
  /** virDomainCreateWithFlags. */
  startDomain: procedure(196, domainWithFlags(START_FORCE_BOOT), domainField),
  removeManagedSave: procedure(184, domainWithFlags(NO_FLAGS), nothing),
} as const satisfies Readonly<
  Record<string, Procedure<OneDomain, OneDomain> | Procedure<OneDomain, Nothing>>
>;

export type PowerCall = keyof typeof POWER_PROCEDURES;

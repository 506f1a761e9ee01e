import type { Codec } from './codec.ts';
import { nothing } from './codec.ts';
import { domainRef } from './domain-ref.ts';
import type { DomainRef } from './domain-ref.ts';
import { procedure } from './procedure.ts';
import { intField } from './scalars.ts';

/** No `domain` means every domain of the host. */
export interface RegisterArgs {
  readonly eventId: number;
  readonly domain: DomainRef | null;
}

/** `callback` is the number the registration answered; `event` and `detail` as in virDomainEventType. */
export interface LifecycleMessage {
  readonly callback: number;
  readonly domain: DomainRef;
  readonly event: number;
  readonly detail: number;
}

const registerArgs: Codec<RegisterArgs> = {
  read: (reader) => ({ eventId: reader.int(), domain: reader.optional(domainRef.read) }),
  write: (writer, { eventId, domain }) => {
    writer.int(eventId);
    writer.optional(domain, domainRef.write);
  },
};

export const lifecycleMessage: Codec<LifecycleMessage> = {
  read: (reader) => ({
    callback: reader.int(),
    domain: domainRef.read(reader),
    event: reader.int(),
    detail: reader.int(),
  }),
  write: (writer, { callback, domain, event, detail }) => {
    writer.int(callback);
    domainRef.write(writer, domain);
    writer.int(event);
    writer.int(detail);
  },
};

/** Procedure number of the message that carries a lifecycle event (type `message`, serial 0). */
export const DOMAIN_EVENT_CALLBACK_LIFECYCLE = 318;
export const EVENT_ID_LIFECYCLE = 0;

export const CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY = procedure(316, registerArgs, intField);
export const CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY = procedure(317, intField, nothing);

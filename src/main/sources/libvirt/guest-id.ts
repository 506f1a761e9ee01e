import { guestIdSchema } from '../../../shared/domain/names.ts';
import type { GuestId } from '../../../shared/domain/names.ts';
import type { DomainRef } from './wire/domain-ref.ts';

/** The wire reads UUIDs as 16 bytes, so what it gives is always a guest's id. */
export const guestIdOf = (domain: DomainRef): GuestId => guestIdSchema.parse(domain.uuid);

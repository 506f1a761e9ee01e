import { fail, ok } from '../../shared/result.ts';
import type { GuestId, HostName } from '../../shared/domain/names.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import type { HostAnswer } from './ask-host.ts';
import { fact, libvirtSource, type Fact } from './fact.ts';
import type { LiveState } from './ledger.ts';

/** What a host's libvirt said, as states of the host and of each guest that it lists. MACs that were not read yet are null. */
export function hostFacts(
  host: HostName,
  answer: HostAnswer,
  macsOf: (guest: GuestId) => string[] | null,
  at: number,
): Fact[] {
  const origin = { source: libvirtSource(host), at };
  const { hostname, hypervisor, version } = answer.about;
  const facts: Fact[] = [
    fact(origin, { kind: 'host', id: host }, 'libvirt', ok({ hostname, hypervisor, version })),
  ];
  for (const { id, standing } of answer.statistics) {
    // A daemon that answers without saying this never falls silent: what was known of it would stay for ever.
    const said = standing === null ? fail({ kind: 'missing' } as const) : ok(standing);
    facts.push(fact(origin, { kind: 'guest', id }, 'domain', said, { observer: host }));
  }
  if (answer.definitions === null) return facts;
  for (const { id, name, autostart, managedSave, persistent } of answer.definitions) {
    const value = { name, autostart, managedSave, persistent, macs: macsOf(id) };
    facts.push(fact(origin, { kind: 'guest', id }, 'definition', ok(value), { observer: host }));
  }
  return facts;
}

/** The host itself did not answer: said at once. What it said of its guests waits for three missed intervals. */
export function hostFailureFacts(host: HostName, failure: ProbeFailure, at: number): Fact[] {
  return [fact({ source: libvirtSource(host), at }, { kind: 'host', id: host }, 'libvirt', fail(failure))];
}

/** States of guests that the host no longer lists. */
export function vanished(states: readonly LiveState[], listed: readonly GuestId[]): LiveState[] {
  const still = new Set<string>(listed);
  return states.filter(({ subject }) => subject.kind === 'guest' && !still.has(subject.id));
}

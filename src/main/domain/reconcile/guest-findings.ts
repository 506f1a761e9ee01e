import { assertNever } from '../../../shared/result.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { Placement } from '../../../shared/domain/site-picture.ts';
import type { DomainState } from '../../../shared/domain/domain-state.ts';
import { finding, notKnown, type Trouble } from './finding.ts';
import type { GuestDraft } from './site-readings.ts';

/** What is wrong with a guest as libvirt sees it, on any host. */
export function guestFindings(guest: GuestDraft): Finding[] {
  const found = guest.placements.flatMap((placement) => placementFindings(guest, placement));
  const active = guest.placements.some(isActive);
  const doubtful = guest.placements.some(({ standing }) => standing.kind === 'unknown');
  if (guest.node === null || active || doubtful) return found;
  const since = sinceOf(guest.placements[0]);
  return [...found, finding('domain-off-but-node', 'critical', subjectOf(guest), since, factsOf(guest))];
}

function placementFindings(guest: GuestDraft, { host, standing }: Placement): Finding[] {
  const subject = subjectOf(guest);
  const facts = { ...factsOf(guest), host };
  if (standing.kind === 'unknown') return [notKnown('domain-not-known', subject, standing, facts)];
  const { state, reason } = standing.value;
  const trouble = troubleOf(state, guest.node !== null);
  if (trouble === null) return [];
  return [finding(trouble.code, trouble.severity, subject, standing.since, { ...facts, reason })];
}

/** A paused or suspended cluster node holds its resources and may write when it goes on: critical. */
function troubleOf(state: DomainState, isNode: boolean): Trouble | null {
  const suspended = isNode ? 'critical' : 'degraded';
  switch (state) {
    case 'crashed':
      return { code: 'domain-crashed', severity: 'critical' };
    case 'paused':
      return { code: 'domain-paused', severity: suspended };
    case 'pmsuspended':
      return { code: 'domain-pmsuspended', severity: suspended };
    case 'no state':
      return { code: 'domain-not-known', severity: 'unknown' };
    case 'running':
    case 'idle':
    case 'in shutdown':
    case 'shut off':
      return null;
    default:
      return assertNever(state);
  }
}

const subjectOf = (guest: GuestDraft) => ({ kind: 'guest', id: guest.id }) as const;
const factsOf = (guest: GuestDraft) => ({ guest: guest.name, node: guest.node ?? '' });
const sinceOf = (placement: Placement | undefined): number | null => placement?.standing.since ?? null;

function isActive({ standing }: Placement): boolean {
  return standing.kind === 'known' && standing.value.state !== 'shut off';
}

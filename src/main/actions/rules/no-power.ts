import type { ProbeFailure } from '../../../shared/domain/probe-failure.ts';
import type { Fresh, HostFacts } from '../facts/cluster-facts.ts';

/** Failures that only a machine with power can bring about: something there has spoken. */
const SPOKEN: ReadonlySet<ProbeFailure['kind']> = new Set([
  'denied',
  'host-key',
  'libvirt',
  'login-refused',
  'missing',
  'not-running',
  'protocol',
  'refused',
  'unreadable',
]);

export const hasSpoken = ({ result }: Fresh<unknown>): boolean => result.ok || SPOKEN.has(result.error.kind);

/**
 * Its BMC says off, and the host is as silent as that. One that answers while "its" BMC says off has the BMC of another
 * machine in the site's file: that "off" proves nothing.
 */
export const hasNoPower = ({ domain, processes, power }: HostFacts): boolean =>
  power?.result.ok === true && power.result.value === 'off' && !hasSpoken(domain) && !hasSpoken(processes);

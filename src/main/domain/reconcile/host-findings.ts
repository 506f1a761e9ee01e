import type { Finding } from '../../../shared/domain/finding.ts';
import { notKnown } from './finding.ts';
import type { HostDraft } from './site-readings.ts';

export function hostFindings(host: HostDraft): Finding[] {
  const subject = { kind: 'host', id: host.name } as const;
  // An ESXi host is asked nothing: that is said in a finding of its own.
  return host.kind === 'kvm' && host.libvirt.kind === 'unknown'
    ? [notKnown('host-not-known', subject, host.libvirt, { host: host.name, ...powerFact(host) })]
    : [];
}

/** Only a fresh "off" explains the silence; "on" says nothing of what runs. The host stays unknown either way. */
const powerFact = ({ bmc }: HostDraft): Readonly<Record<string, string>> =>
  bmc?.kind === 'known' && bmc.value === 'off' ? { power: 'off' } : {};

import type { Finding } from '../../../shared/domain/finding.ts';
import { worstOf, type Severity } from '../../../shared/domain/severity.ts';
import type { HostRecord } from '../../../shared/domain/site-picture.ts';
import { notKnown } from './finding.ts';

type Host = Omit<HostRecord, 'severity'>;

export function hostFindings(host: Host): Finding[] {
  const subject = { kind: 'host', id: host.name } as const;
  return host.libvirt.kind === 'unknown'
    ? [notKnown('host-not-known', subject, host.libvirt, { host: host.name })]
    : [];
}

export const severityOfHost = (host: Host): Severity =>
  worstOf(['healthy', ...hostFindings(host).map(({ severity }) => severity)]);

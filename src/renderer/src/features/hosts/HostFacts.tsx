import type { HostDetail } from '../../../../shared/contract/details.ts';
import type { HostRecord } from '../../../../shared/domain/site-picture.ts';
import { useMissing } from '../../live/use-missing.ts';
import { Datum } from '../../ui/Datum.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { useFormat } from '../../ui/format.ts';
import { ObservedCell } from '../../ui/ObservedCell.tsx';
import { useText } from '../../ui/text-context.ts';

interface Props {
  readonly host: HostRecord;
  readonly detail: HostDetail;
}

export function HostFacts({ host, detail }: Props) {
  const text = useText();
  const format = useFormat();
  const missing = useMissing();
  const kept = (value: string | null) =>
    value === null ? <span className="cap">{text(missing)}</span> : <Datum>{value}</Datum>;
  const kvmguests =
    host.kvmguests === null
      ? []
      : [
          [
            text('hosts.fact.kvmguests'),
            <ObservedCell
              key="kvmguests"
              observed={host.kvmguests}
              word={(digest) => digest?.slice(0, 12) ?? text('hosts.fact.kvmguests.none')}
            />,
          ] as const,
        ];
  const bmc =
    host.bmc === null
      ? []
      : [
          [
            text('hosts.fact.bmc'),
            <ObservedCell key="bmc" observed={host.bmc} word={(power) => text(`hosts.fact.bmc.${power}`)} />,
          ] as const,
        ];
  const machine = [
    [
      text('hosts.fact.libvirt'),
      <ObservedCell
        key="libvirt"
        observed={host.libvirt}
        word={({ hypervisor, version }) => `${hypervisor} · libvirt ${version}`}
      />,
    ],
    [text('hosts.fact.model'), kept(detail.model)],
    [text('hosts.fact.cpuModel'), kept(detail.cpuModel)],
    [text('hosts.fact.cpus'), kept(detail.cpus === null ? null : format.number(detail.cpus))],
    [text('hosts.fact.memory'), kept(detail.memoryBytes === null ? null : format.bytes(detail.memoryBytes))],
  ] as const;
  return (
    <Facts
      items={[
        [text('hosts.fact.address'), <Datum key="address">{host.address}</Datum>],
        [text('hosts.fact.group'), <Datum key="group">{host.group ?? text('word.none')}</Datum>],
        [text('hosts.fact.tags'), <Datum key="tags">{host.tags.join(', ') || text('word.none')}</Datum>],
        ...(host.kind === 'esxi'
          ? [[text('hosts.fact.libvirt'), text('hosts.fact.esxi')] as const]
          : machine),
        ...bmc,
        ...kvmguests,
      ]}
    />
  );
}

import { useMemo } from 'react';
import { SEVERITIES } from '../../../../shared/domain/severity.ts';
import type { HostRecord } from '../../../../shared/domain/site-picture.ts';
import { CpuSpark } from '../../loads/CpuSpark.tsx';
import { usePlaces } from '../../live/place.ts';
import { Age } from '../../ui/Age.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { useFormat } from '../../ui/format.ts';
import type { Column } from '../../ui/table-sort.ts';
import { useText } from '../../ui/text-context.ts';
import { TONE_OF } from '../../ui/tone.ts';

export function useHostColumns(): readonly Column<HostRecord>[] {
  const text = useText();
  const format = useFormat();
  const { href } = usePlaces();
  return useMemo(() => {
    const none = text('word.notMeasured');
    return [
      {
        id: 'name',
        head: text('hosts.column.name'),
        width: 'minmax(90px, 1.2fr)',
        sortBy: ({ name }) => name,
        cell: ({ name }) => (
          <a href={href({ object: name })}>
            <Datum>{name}</Datum>
          </a>
        ),
      },
      {
        id: 'severity',
        head: text('hosts.column.severity'),
        width: '88px',
        sortBy: ({ severity }) => -SEVERITIES.indexOf(severity),
        cell: ({ severity }) => <Badge tone={TONE_OF[severity]}>{text(`severity.${severity}`)}</Badge>,
      },
      {
        id: 'group',
        head: text('hosts.column.group'),
        width: 'minmax(80px, 1fr)',
        sortBy: ({ group }) => group,
        cell: ({ group }) => <Datum>{group ?? ''}</Datum>,
      },
      {
        id: 'cpu',
        head: text('hosts.column.cpu'),
        width: '124px',
        align: 'end',
        sortBy: ({ load }) => load?.cpu ?? null,
        cell: ({ load }) =>
          load === null
            ? none
            : text('hosts.of', { used: format.number(load.cpu), total: format.cores(load.cpuTotal) }),
      },
      {
        id: 'graph',
        head: text('hosts.column.cpuGraph'),
        width: 'minmax(80px, 1fr)',
        cell: ({ name, load }) => (
          <CpuSpark
            subject={{ kind: 'host', id: name }}
            label={
              load === null
                ? text('hosts.graphUnknown', { host: name })
                : text('hosts.graph', { host: name, used: format.cores(load.cpu) })
            }
            capacity={load?.cpuTotal ?? null}
          />
        ),
      },
      {
        id: 'memory',
        head: text('hosts.column.memory'),
        width: '138px',
        align: 'end',
        sortBy: ({ load }) => load?.memory ?? null,
        cell: ({ load }) =>
          load === null
            ? none
            : text('hosts.of', { used: format.bytes(load.memory), total: format.bytes(load.memoryTotal) }),
      },
      {
        id: 'guests',
        head: text('hosts.column.guests'),
        width: '62px',
        align: 'end',
        sortBy: ({ guests }) => guests.length,
        cell: ({ guests, libvirt }) =>
          guests.length === 0 && libvirt.kind === 'unknown' ? text('word.unknown') : guests.length,
      },
      {
        id: 'libvirt',
        head: text('hosts.column.libvirt'),
        width: '110px',
        sortBy: ({ libvirt }) => (libvirt.kind === 'known' ? libvirt.at : libvirt.since),
        cell: ({ kind, libvirt }) =>
          libvirt.kind === 'known' ? (
            <Age at={libvirt.at} />
          ) : (
            <Badge tone="unknown">
              {kind === 'esxi' ? (
                text('hosts.neverAsked')
              ) : (
                <>
                  {text('word.unknown')} <Age at={libvirt.since} as="span" />
                </>
              )}
            </Badge>
          ),
      },
    ];
  }, [text, format, href]);
}

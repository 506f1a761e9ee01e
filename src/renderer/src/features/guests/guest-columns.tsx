import { useMemo } from 'react';
import { SEVERITIES } from '../../../../shared/domain/severity.ts';
import type { GuestRecord } from '../../../../shared/domain/site-picture.ts';
import { CpuSpark } from '../../loads/CpuSpark.tsx';
import { usePlaces } from '../../live/place.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { useFormat } from '../../ui/format.ts';
import { ObservedCell } from '../../ui/ObservedCell.tsx';
import type { Column } from '../../ui/table-sort.ts';
import { useText } from '../../ui/text-context.ts';
import { TONE_OF } from '../../ui/tone.ts';

/** The word that a guest is sorted by; one that is not known comes last. */
function stateOf({ placements }: GuestRecord): string | null {
  const standing = placements[0]?.standing;
  return standing?.kind === 'known' ? standing.value.state : null;
}

export function useGuestColumns(): readonly Column<GuestRecord>[] {
  const text = useText();
  const format = useFormat();
  const { href } = usePlaces();
  return useMemo(() => {
    const none = text('word.notMeasured');
    return [
      {
        id: 'name',
        head: text('guests.column.name'),
        width: 'minmax(80px, 1.2fr)',
        sortBy: ({ name }) => name,
        cell: ({ id, name }) => (
          <a href={href({ object: id })}>
            <Datum>{name}</Datum>
          </a>
        ),
      },
      {
        id: 'severity',
        head: text('guests.column.severity'),
        width: '80px',
        sortBy: ({ severity }) => -SEVERITIES.indexOf(severity),
        cell: ({ severity }) => <Badge tone={TONE_OF[severity]}>{text(`severity.${severity}`)}</Badge>,
      },
      {
        id: 'domain',
        head: text('guests.column.domain'),
        width: 'minmax(124px, 1.2fr)',
        sortBy: stateOf,
        cell: ({ placements }) => (
          <ObservedCell observed={placements[0]?.standing ?? null} word={({ state }) => state} />
        ),
      },
      {
        id: 'host',
        head: text('guests.column.host'),
        width: 'minmax(64px, 1fr)',
        sortBy: ({ placements }) => placements[0]?.host ?? null,
        cell: ({ placements }) => <Datum>{placements[0]?.host ?? ''}</Datum>,
      },
      {
        id: 'node',
        head: text('guests.column.node'),
        width: 'minmax(52px, 1fr)',
        sortBy: ({ node }) => node,
        cell: ({ node }) =>
          node === null ? <span className="cap">{text('guests.notNode')}</span> : <Datum>{node}</Datum>,
      },
      {
        id: 'cluster',
        head: text('guests.column.cluster'),
        width: 'minmax(70px, 1fr)',
        sortBy: ({ cluster }) => cluster,
        cell: ({ cluster }) => <Datum>{cluster ?? ''}</Datum>,
      },
      {
        id: 'cpu',
        head: text('guests.column.cpu'),
        width: '76px',
        align: 'end',
        sortBy: ({ load }) => load?.cpu ?? null,
        cell: ({ load }) => (load === null ? none : format.cores(load.cpu)),
      },
      {
        id: 'graph',
        head: text('guests.column.cpuGraph'),
        width: 'minmax(64px, 1fr)',
        cell: ({ id, name, load }) => (
          <CpuSpark
            subject={{ kind: 'guest', id }}
            label={
              load === null
                ? text('guests.graphUnknown', { guest: name })
                : text('guests.graph', { guest: name, used: format.cores(load.cpu) })
            }
            capacity={load?.cpuTotal ?? null}
          />
        ),
      },
      {
        id: 'memory',
        head: text('guests.column.memory'),
        width: '72px',
        align: 'end',
        sortBy: ({ load }) => load?.memory ?? null,
        cell: ({ load }) => (load === null ? none : format.bytes(load.memory)),
      },
    ];
  }, [text, format, href]);
}

import { useMemo } from 'react';
import { SEVERITIES } from '../../../../shared/domain/severity.ts';
import type { ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import { usePlaces } from '../../live/place.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Datum } from '../../ui/Datum.tsx';
import type { Column } from '../../ui/table-sort.ts';
import { useText } from '../../ui/text-context.ts';
import { TONE_OF } from '../../ui/tone.ts';
import { FindingCount } from './FindingCount.tsx';

export function useClusterColumns(): readonly Column<ClusterRecord>[] {
  const text = useText();
  const { href } = usePlaces();
  return useMemo(
    () => [
      {
        id: 'name',
        head: text('clusters.column.name'),
        width: 'minmax(120px, 1fr)',
        sortBy: ({ name }) => name,
        cell: ({ name }) => (
          <a href={href({ object: name })}>
            <Datum>{name}</Datum>
          </a>
        ),
      },
      {
        id: 'severity',
        head: text('clusters.column.severity'),
        width: '110px',
        sortBy: ({ severity }) => -SEVERITIES.indexOf(severity),
        cell: ({ severity }) => <Badge tone={TONE_OF[severity]}>{text(`severity.${severity}`)}</Badge>,
      },
      {
        id: 'configuration',
        head: text('clusters.column.configuration'),
        width: 'minmax(120px, 2fr)',
        sortBy: ({ configuration }) => configuration,
        cell: ({ configuration }) =>
          configuration === null ? (
            text('configuration.unknown')
          ) : (
            <span title={text(`configuration.explain.${configuration}`)}>
              {text(`configuration.${configuration}`)}{' '}
              <span className="cap">{text(`configuration.explain.${configuration}`)}</span>
            </span>
          ),
      },
      {
        id: 'nodes',
        head: text('clusters.column.nodes'),
        width: 'minmax(120px, 1fr)',
        sortBy: ({ nodes }) => nodes.length,
        cell: ({ nodes }) => <Datum>{nodes.join(', ')}</Datum>,
      },
      {
        id: 'applications',
        head: text('clusters.column.applications'),
        width: 'minmax(120px, 1fr)',
        sortBy: ({ applications }) => applications.length,
        cell: ({ applications }) => <Datum>{applications.map(({ name }) => name).join(', ')}</Datum>,
      },
      {
        id: 'findings',
        head: text('clusters.column.findings'),
        width: '90px',
        align: 'end',
        cell: (cluster) => <FindingCount cluster={cluster} />,
      },
    ],
    [text, href],
  );
}

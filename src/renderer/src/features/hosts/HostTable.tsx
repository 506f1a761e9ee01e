import { useCallback } from 'react';
import type { HostRecord } from '../../../../shared/domain/site-picture.ts';
import type { SiteState } from '../../live/site-source.ts';
import { usePlaces } from '../../live/place.ts';
import { useSitePart } from '../../live/use-site.ts';
import { Empty } from '../../ui/Notice.tsx';
import { ObjectTable } from '../../ui/ObjectTable.tsx';
import { useText } from '../../ui/text-context.ts';
import { useHostColumns } from './host-columns.tsx';

const NONE: readonly HostRecord[] = [];
const hostsIn = (state: SiteState): readonly HostRecord[] =>
  state.kind === 'ready' ? state.picture.hosts : NONE;

export function HostTable() {
  const text = useText();
  const { go } = usePlaces();
  const hosts = useSitePart(hostsIn);
  const columns = useHostColumns();
  const open = useCallback((host: HostRecord) => go({ object: host.name }), [go]);
  return (
    <ObjectTable
      title={text('hosts.title')}
      find={text('hosts.find')}
      none={text('hosts.none')}
      empty={<Empty title={text('hosts.empty')} />}
      rows={hosts}
      columns={columns}
      keyOf={keyOf}
      wordsOf={wordsOf}
      onOpen={open}
    />
  );
}

const keyOf = ({ name }: HostRecord): string => name;

const wordsOf = ({ name, address, group, tags }: HostRecord) => [name, address, group ?? '', ...tags];

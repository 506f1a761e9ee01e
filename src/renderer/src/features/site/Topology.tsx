import { useCallback, useState } from 'react';
import type { SiteState } from '../../live/site-source.ts';
import { useSitePart } from '../../live/use-site.ts';
import { Empty } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';
import { Button } from '../../ui/Button.tsx';
import { HeatGrid } from './HeatGrid.tsx';
import { HostCards } from './HostCards.tsx';
import { HostGroups } from './HostGroups.tsx';
import { firstMode, type Mode } from './site-mode.ts';
import { filterHosts, NO_FILTER, type SiteFilter } from './site-filter.ts';
import { SiteTools } from './SiteTools.tsx';
import { useSteady } from '../../live/use-steady.ts';

/** The hosts that the filter leaves, drawn in one of three ways. */
export function Topology() {
  const text = useText();
  const count = useSitePart(({ records }) => records.hosts.size);
  const [chosen, setChosen] = useState<Mode | null>(null);
  const [filter, setFilter] = useState<SiteFilter>(NO_FILTER);
  const names = useHostNames(filter);
  const mode = chosen ?? firstMode(count);
  if (count === 0) return <Empty title={text('site.empty')}>{text('site.empty.explain')}</Empty>;
  return (
    <>
      <SiteTools
        mode={mode}
        onMode={setChosen}
        filter={filter}
        onFilter={setFilter}
        shown={names.length}
        all={count}
      />
      {names.length === 0 ? (
        <Empty title={text('site.filter.none')}>
          <p>{text('site.filter.none.explain')}</p>
          <Button onClick={() => setFilter(NO_FILTER)}>{text('site.filter.clear')}</Button>
        </Empty>
      ) : (
        <Drawn
          mode={mode}
          names={names}
          onGroup={(group) => {
            setFilter({ ...filter, group });
            setChosen('topology');
          }}
        />
      )}
    </>
  );
}

interface DrawnProps {
  readonly mode: Mode;
  readonly names: readonly string[];
  readonly onGroup: (group: string) => void;
}

function Drawn({ mode, names, onGroup }: DrawnProps) {
  switch (mode) {
    case 'topology':
      return <HostCards names={names} />;
    case 'groups':
      return <HostGroups names={names} onGroup={onGroup} />;
    case 'heat':
      return <HeatGrid names={names} />;
  }
}

/** Drawn again only when the list changed. */
function useHostNames(filter: SiteFilter): readonly string[] {
  return useSteady(
    useCallback(
      ({ records: { hosts, guests } }: SiteState) =>
        filterHosts(hosts.words, (id) => guests.wordsOf(id) ?? null, filter).map(({ name }) => name),
      [filter],
    ),
    wordsIn,
  );
}

/** What filters look at: a sample changes none of it. */
const wordsIn = ({ records: { hosts, guests } }: SiteState) => [hosts.words, guests.words];

import { useCallback } from 'react';
import type { Severity } from '../../../../shared/domain/severity.ts';
import type { SiteState } from '../../live/site-source.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { useText } from '../../ui/text-context.ts';
import { TONE_OF } from '../../ui/tone.ts';
import { HeatCells } from './HeatGrid.tsx';
import { heatOf, hostGroups, type HostHeat } from './host-groups.ts';
import { useSteady } from '../../live/use-steady.ts';

interface Props {
  readonly names: readonly string[];
  readonly onGroup: (group: string) => void;
}

interface GroupFacts {
  readonly name: string | null;
  readonly hosts: readonly string[];
  readonly guests: number;
  readonly counts: readonly (readonly [Severity, number])[];
}

/** A card a group: how many hosts are how well, and a square for each. */
export function HostGroups({ names, onGroup }: Props) {
  const groups = useSteady(
    useCallback((state: SiteState) => groupFacts(state, names), [names]),
    useCallback((state: SiteState) => groupInputs(state, names), [names]),
  );
  return (
    <div className="groups">
      {groups.map((group) => (
        <GroupCard key={group.name} group={group} onGroup={onGroup} />
      ))}
    </div>
  );
}

const heatsOf = ({ records }: SiteState, names: readonly string[]): HostHeat[] =>
  names.map((name) => heatOf(records, name)).filter((heat) => heat !== null);

/** A sample of a load changes none of it. */
const groupInputs = (state: SiteState, names: readonly string[]): readonly unknown[] =>
  heatsOf(state, names).flatMap(({ host, worst }) => [worst, host.group, host.guests.length]);

function groupFacts(state: SiteState, names: readonly string[]): GroupFacts[] {
  const heats = heatsOf(state, names);
  return hostGroups(heats).map(({ name, hosts, guests, counts }) => ({
    name,
    hosts: hosts.map(({ host }) => host.name),
    guests,
    counts,
  }));
}

function GroupCard({
  group,
  onGroup,
}: {
  readonly group: GroupFacts;
  readonly onGroup: (group: string) => void;
}) {
  const text = useText();
  const { name, hosts, guests, counts } = group;
  return (
    <Card
      title={name === null ? text('site.group.none') : <Datum>{name}</Datum>}
      aside={
        <>
          <span className="cap">{text('site.group.counts', { hosts: hosts.length, guests })}</span>
          <span className="grow" />
          {name !== null && (
            <Button
              kind="quiet"
              aria-label={text('site.group.open', { group: name })}
              onClick={() => onGroup(name)}
            >
              {text('site.group.openWord')}
            </Button>
          )}
        </>
      }
    >
      <p className="row group-counts">
        {counts.map(([severity, count]) => (
          <Badge key={severity} tone={TONE_OF[severity]}>
            {count} {text(`severity.${severity}`)}
          </Badge>
        ))}
      </p>
      <HeatCells names={hosts} />
    </Card>
  );
}

import { useState } from 'react';
import type { FaultKind } from '../../../../shared/contract/rehearsal.ts';
import { Empty } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';
import { groupedFaults } from './fault-groups.ts';

interface Props {
  readonly chosen: FaultKind | null;
  readonly onChoose: (kind: FaultKind) => void;
}

/** All faults as one choice: the arrow keys go through it. */
export function FaultList({ chosen, onChoose }: Props) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const groups = groupedFaults((kind) =>
    `${kind} ${text(`fault.${kind}`)} ${text(`fault.does.${kind}`)}`.toLowerCase().includes(wanted),
  );
  return (
    <section className="card rehearsal-faults" aria-label={text('rehearsal.list')}>
      <div className="rehearsal-find">
        <input
          className="input"
          type="search"
          value={typed}
          placeholder={text('rehearsal.find')}
          aria-label={text('rehearsal.find')}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      {groups.length === 0 && <Empty title={text('rehearsal.none')} />}
      {groups.map(({ group, kinds }) => (
        <fieldset key={group}>
          <legend>{text(`rehearsal.group.${group}`)}</legend>
          {kinds.map((kind) => (
            <label key={kind} className="rehearsal-fault" data-chosen={kind === chosen}>
              <input type="radio" name="fault" checked={kind === chosen} onChange={() => onChoose(kind)} />
              <span>
                {text(`fault.${kind}`)}
                <small className="cap">{text(`fault.does.${kind}`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </section>
  );
}

import type { Discovery } from '../../../../shared/contract/setup.ts';
import { Datum } from '../../ui/Datum.tsx';
import { useText } from '../../ui/text-context.ts';
import { proposalWhy } from './proposal-why.ts';
import { problemOf, type ProposedGuest } from './proposal.ts';

interface ProposedGuestsProps {
  readonly guests: Discovery['guests'];
  readonly rows: readonly ProposedGuest[];
  readonly onChange: (rows: ProposedGuest[]) => void;
}

/** Guests and the nodes they seem to be; both names can be corrected. */
export function ProposedGuests({ guests, rows, onChange }: ProposedGuestsProps) {
  const text = useText();
  const edit = (id: string, change: Partial<ProposedGuest>): void =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...change } : row)));
  return (
    <div className="proposal-scroll" tabIndex={0} role="region" aria-label={text('proposal.guests')}>
      <table className="proposal-table">
        <caption className="sr-only">{text('proposal.guests')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('proposal.guest')}</th>
            <th scope="col">{text('proposal.state')}</th>
            <th scope="col">{text('proposal.addresses')}</th>
            <th scope="col">{text('proposal.node')}</th>
            <th scope="col">{text('proposal.cluster')}</th>
            <th scope="col">{text('proposal.because')}</th>
          </tr>
        </thead>
        <tbody>
          {guests.map((guest) => {
            const row = rows.find(({ id }) => id === guest.id);
            if (row === undefined) return null;
            return (
              <GuestRow
                key={guest.id}
                guest={guest}
                row={row}
                problem={problemOf(row, rows)}
                onEdit={(change) => edit(guest.id, change)}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface GuestRowProps {
  readonly guest: Discovery['guests'][number];
  readonly row: ProposedGuest;
  readonly problem: ReturnType<typeof problemOf>;
  readonly onEdit: (change: Partial<ProposedGuest>) => void;
}

function GuestRow({ guest, row, problem, onEdit }: GuestRowProps) {
  const text = useText();
  return (
    <tr>
      <th scope="row">
        <Datum>{guest.name}</Datum>
      </th>
      <td>
        <Datum>{guest.state}</Datum>
      </td>
      <td>
        <Datum className="mono">{guest.addresses.join(' ')}</Datum>
      </td>
      <td>
        <input
          className="input"
          value={row.node}
          aria-label={text('proposal.nodeOf', { guest: guest.name })}
          aria-invalid={problem === 'node-missing' || problem === 'node-twice'}
          onChange={({ target }) => onEdit({ node: target.value })}
        />
      </td>
      <td>
        <input
          className="input"
          value={row.cluster}
          aria-label={text('proposal.clusterOf', { guest: guest.name })}
          aria-invalid={problem === 'cluster-missing'}
          onChange={({ target }) => onEdit({ cluster: target.value })}
        />
      </td>
      <td className="cap">
        {problem === null ? proposalWhy(text, guest) : <b>{text(`proposal.problem.${problem}`)}</b>}
      </td>
    </tr>
  );
}

import { useId, useState } from 'react';
import type { Discovery } from '../../../../shared/contract/setup.ts';
import type { FileProblem } from '../../../../shared/domain/file-problem.ts';
import { siteIdSchema, type SiteId } from '../../../../shared/domain/names.ts';
import { fileTroubleText } from '../../../../shared/text/file-problem-text.ts';
import { useEngine, useTopic } from '../../live/use-engine.ts';
import { askText } from '../../ui/ask-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { useText } from '../../ui/text-context.ts';
import { editedProposal, firstGuests, problemOf, siteIdFrom } from './proposal.ts';
import { ProposedGuests } from './ProposedGuests.tsx';

interface ProposalFormProps {
  readonly discovery: Discovery;
  readonly onBack: () => void;
  readonly onCreated: (site: SiteId) => void;
}
interface Trouble {
  readonly problems: readonly FileProblem[];
  readonly failure: string | null;
}

/** What was found on the host, for the person to correct and confirm. */
export function ProposalForm({ discovery, onBack, onCreated }: ProposalFormProps) {
  const text = useText();
  const engine = useEngine();
  const sites = useTopic('sites') ?? [];
  const nameId = useId();
  const [name, setName] = useState(discovery.proposal.name);
  const [rows, setRows] = useState(() => firstGuests(discovery));
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const id = siteIdSchema.safeParse(siteIdFrom(name)).data;
  const taken = sites.some((site) => site.id === id);
  const wrong = rows.some((row) => problemOf(row, rows) !== null);

  const create = async (site: SiteId): Promise<void> => {
    const proposal = editedProposal(discovery, name.trim(), rows);
    const reply = await engine.ask('sites.create', { site, proposal });
    if (!reply.ok) setTrouble({ problems: [], failure: askText(text, reply.error) });
    else if (reply.value.problems.length > 0) setTrouble({ problems: reply.value.problems, failure: null });
    else onCreated(site);
  };

  return (
    <form
      className="card start-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (id !== undefined) void create(id);
      }}
    >
      <p>
        {text('proposal.found')} <Datum>{discovery.hostname}</Datum>, <Datum>{discovery.hypervisor}</Datum>
      </p>
      <div className="field proposal-name">
        <label htmlFor={nameId}>{text('proposal.name')}</label>
        <input
          id={nameId}
          className="input"
          value={name}
          maxLength={100}
          aria-invalid={id === undefined || taken}
          aria-describedby={`${nameId}-hint`}
          onChange={({ target }) => setName(target.value)}
        />
        <p id={`${nameId}-hint`} className="cap">
          {id === undefined
            ? text('proposal.nameWrong')
            : text(taken ? 'proposal.nameTaken' : 'proposal.file', { id })}
        </p>
      </div>
      <ProposedGuests guests={discovery.guests} rows={rows} onChange={setRows} />
      {trouble !== null && (
        <div role="alert">
          {trouble.failure}
          <ul>
            {trouble.problems.map(({ field, problem }, index) => (
              <li key={index}>
                <b>
                  <Datum>{field}</Datum>
                </b>{' '}
                {fileTroubleText(text, problem)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <footer className="dialog-foot">
        <Button onClick={onBack}>{text('add.edit')}</Button>
        <Button kind="primary" type="submit" disabled={id === undefined || taken || wrong}>
          {text('proposal.save')}
        </Button>
      </footer>
    </form>
  );
}

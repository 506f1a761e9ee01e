import type { JournalEntry } from '../../../../shared/domain/journal.ts';
import { entryEvidence } from '../../../../shared/text/entry-evidence.ts';
import { entryText } from '../../../../shared/text/entry-text.ts';
import { RawOutput } from '../../ui/RawOutput.tsx';
import { useText } from '../../ui/text-context.ts';
import { Time } from '../../ui/Time.tsx';

/** What was written at that time, and on request the answers that it rests on, word for word. */
export function EntryItem({ entry }: { readonly entry: JournalEntry }) {
  const text = useText();
  const raw = entryEvidence(entry);
  return (
    <li data-kind={entry.kind}>
      <Time at={entry.at} className="cap num" />
      <div>
        <p>{entryText(text, entry)}</p>
        {entry.kind === 'judged' && <Verdicts entry={entry} />}
        {raw.length > 0 && (
          <details>
            <summary>{text('operations.evidence', { n: raw.length })}</summary>
            {raw.map((each, index) => (
              <RawOutput key={index} {...each} />
            ))}
          </details>
        )}
      </div>
    </li>
  );
}

/** The sentences as they were written then, in the language of the record. */
function Verdicts({ entry }: { readonly entry: Extract<JournalEntry, { kind: 'judged' }> }) {
  const text = useText();
  return (
    <ul className="cap">
      {entry.body.verdicts.map(({ verdict, attested, words }, index) => (
        <li key={index}>
          {text(attested ? 'vouch.asserted' : `plan.rule.${verdict}`)}: <span translate="no">{words}</span>
        </li>
      ))}
    </ul>
  );
}

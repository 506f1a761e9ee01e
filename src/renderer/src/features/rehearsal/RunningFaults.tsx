import { useRef, useState } from 'react';
import type { RunningFault } from '../../../../shared/contract/rehearsal-panel.ts';
import { Age } from '../../ui/Age.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Rich } from '../../ui/Rich.tsx';
import { useText } from '../../ui/text-context.ts';
import { Time } from '../../ui/Time.tsx';
import type { Faults } from './use-faults.ts';

interface Props {
  readonly running: readonly RunningFault[];
  readonly change: Faults['change'];
}

/** What fails now, since when, and the way back. */
export function RunningFaults({ running, change }: Props) {
  const text = useText();
  const list = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<string | null>(null);

  const clear = async (faults: readonly RunningFault[]): Promise<void> => {
    const troubles: string[] = [];
    for (const { kind, target } of faults) {
      const why = await change('clear', { kind, target });
      if (why !== null) troubles.push(why);
    }
    // The button that was pressed is gone: the keyboard goes on from the list.
    list.current?.focus();
    const [only] = faults;
    if (troubles.length > 0) setSaid(troubles.join(' '));
    else if (faults.length > 1) setSaid(text('rehearsal.allCleared'));
    else if (only !== undefined)
      setSaid(text('rehearsal.cleared', { fault: text(`fault.${only.kind}`), target: only.target }));
  };

  return (
    <Card
      title={text('rehearsal.running')}
      aside={
        running.length > 1 && (
          <>
            <span className="grow" />
            <Button onClick={() => void clear(running)}>{text('rehearsal.clearAll')}</Button>
          </>
        )
      }
    >
      <div ref={list} tabIndex={-1} className="rehearsal-running">
        {running.length === 0 && <p className="cap">{text('rehearsal.running.none')}</p>}
        <ul>
          {running.map((fault) => (
            <FaultLine
              key={`${fault.kind} ${fault.target}`}
              fault={fault}
              onClear={() => void clear([fault])}
            />
          ))}
        </ul>
        <p role="status" className="cap">
          {said}
        </p>
      </div>
    </Card>
  );
}

function FaultLine({ fault, onClear }: { readonly fault: RunningFault; readonly onClear: () => void }) {
  const text = useText();
  const { kind, target, since } = fault;
  const name = text(`fault.${kind}`);
  return (
    <li>
      <span>
        <Rich parts={text.parts('rehearsal.running.line', { fault: name, target })} />{' '}
        <span className="cap num rehearsal-since">
          {text('rehearsal.since')} <Time at={since} /> (<Age at={since} as="span" />)
        </span>
      </span>
      <Button aria-label={text('rehearsal.clearOf', { fault: name, target })} onClick={onClear}>
        {text('rehearsal.clear')}
      </Button>
    </li>
  );
}

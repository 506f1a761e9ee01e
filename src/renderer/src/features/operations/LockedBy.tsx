import { useState } from 'react';
import type { FoundLock } from '../../../../shared/contract/site-lock.ts';
import { Age } from '../../ui/Age.tsx';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text-context.ts';
import { BreakLockDialog } from './BreakLockDialog.tsx';
import type { Locked } from './use-begin.ts';

interface Props {
  readonly refusal: Locked;
  readonly onGone: () => void;
}

/** Whose locks stand in the way, since when and on which nodes, each with the way to break it. */
export function LockedBy({ refusal: { object, node, locks }, onGone }: Props) {
  const text = useText();
  const [meant, setMeant] = useState<FoundLock | null>(null);
  if (locks.length === 0) return <p>{text('lock.unreadable', { node })}</p>;
  return (
    <>
      <ul className="left-nodes">
        {locks.map((lock) => (
          <li key={`${lock.console} ${lock.since}`}>
            <span>
              {text('lock.found', { owner: lock.owner, nodes: lock.nodes.join(', ') })}
              <br />
              <span className="cap">
                {text('lock.since')} <Age at={lock.since} />
              </span>
            </span>
            <span className="grow" />
            <Button onClick={() => setMeant(lock)}>{text('lock.break')}</Button>
          </li>
        ))}
      </ul>
      {meant !== null && (
        <BreakLockDialog object={object} lock={meant} onGone={onGone} onClose={() => setMeant(null)} />
      )}
    </>
  );
}

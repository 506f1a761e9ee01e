import type { Attestation } from '../../../../shared/domain/operation-request.ts';
import { Button } from '../../ui/Button.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { useText } from '../../ui/text-context.ts';

interface Props {
  readonly attestations: readonly Attestation[];
  readonly changeWords: (words: readonly Attestation[]) => void;
}

/** What a person vouches for in this plan: nothing of it is on disk before the operation begins. */
export function GivenWords({ attestations, changeWords }: Props) {
  const text = useText();
  if (attestations.length === 0) return null;
  return (
    <ul className="rules">
      {attestations.map((word) => (
        <li key={word.typed} className="rule-line">
          <Pill tone="warning">{text('vouch.asserted')}</Pill>
          <span>{text('vouch.given', word)}</span>
          <Button kind="quiet" onClick={() => changeWords(attestations.filter((each) => each !== word))}>
            {text('vouch.takeBack')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

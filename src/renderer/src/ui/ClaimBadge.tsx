import { Age } from './Age.tsx';
import { Badge } from './Badge.tsx';
import { Datum } from './Datum.tsx';
import type { LayerClaim } from './node-claims.ts';
import { useText } from './text-context.ts';

interface Props {
  readonly claim: LayerClaim;
  /** `tight`: what was known before is left out. */
  readonly room?: 'wide' | 'tight';
}

/** One layer's word about a node. Not known is hatched, and what was known before carries its age. */
export function ClaimBadge({ claim, room = 'wide' }: Props) {
  const text = useText();
  if (claim.kind === 'known')
    return (
      <Badge tone={claim.tone} shape="hidden">
        <Datum>
          {claim.layer} {claim.word}
        </Datum>
      </Badge>
    );
  const last = room === 'tight' ? null : claim.last;
  return (
    <Badge tone="unknown" shape="hidden" title={text('word.unknown')}>
      <Datum>
        {claim.layer} {last === null ? '?' : last.word}
      </Datum>
      {last === null ? <span className="sr-only">{text('word.unknown')}</span> : <Age at={last.at} />}
    </Badge>
  );
}

import { Age } from './Age.tsx';
import { Badge } from './Badge.tsx';
import { Datum } from './Datum.tsx';
import type { LayerClaim } from './node-claims.ts';
import { useText } from './text-context.ts';

/** One layer's word about a node. Not known is hatched, and what was known before carries its age. */
export function ClaimBadge({ claim }: { readonly claim: LayerClaim }) {
  const text = useText();
  if (claim.kind === 'known')
    return (
      <Badge tone={claim.tone} shape="hidden">
        <Datum>
          {claim.layer} {claim.word}
        </Datum>
      </Badge>
    );
  return (
    <Badge tone="unknown" shape="hidden" title={text('word.unknown')}>
      <Datum>
        {claim.layer} {claim.last === null ? '?' : claim.last.word}
      </Datum>
      {claim.last === null ? (
        <span className="sr-only">{text('word.unknown')}</span>
      ) : (
        <Age at={claim.last.at} />
      )}
    </Badge>
  );
}

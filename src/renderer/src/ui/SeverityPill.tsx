import type { Severity } from '../../../shared/domain/severity.ts';
import { Pill } from './Pill.tsx';
import { useText } from './text-context.ts';
import { TONE_OF } from './tone.ts';
import { ToneIcon } from './ToneIcon.tsx';

/** The verdict of the engine on an object, as word, shape and colour. */
export function SeverityPill({ severity }: { readonly severity: Severity }) {
  const text = useText();
  const tone = TONE_OF[severity];
  return (
    <Pill tone={tone}>
      <ToneIcon tone={tone} />
      {text(`severity.${severity}`)}
    </Pill>
  );
}

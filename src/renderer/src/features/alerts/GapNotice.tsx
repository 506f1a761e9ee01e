import { CircleDashed } from 'lucide-react';
import type { Gap } from '../../../../shared/domain/alert.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text-context.ts';

/** The console is not watching, or has not asked every machine again since. */
export function GapNotice({ gap: { kind, from, until } }: { readonly gap: Gap }) {
  const text = useText();
  const format = useFormat();
  return (
    <p className="alert-gap" role="status">
      <CircleDashed className="icon" size={15} aria-hidden />
      {text(`alerts.gap.${kind}`, {
        from: format.time(from),
        until: until === null ? text('alerts.gap.open') : format.time(until),
      })}
    </p>
  );
}

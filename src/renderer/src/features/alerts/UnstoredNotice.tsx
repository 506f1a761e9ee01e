import { HardDrive } from 'lucide-react';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text-context.ts';

/** What is decided now holds, but only as long as the console runs: an acknowledgement must not look safer than it is. */
export function UnstoredNotice({ since }: { readonly since: number }) {
  const text = useText();
  const format = useFormat();
  return (
    <p className="alert-gap" role="status">
      <HardDrive className="icon" size={15} aria-hidden />
      {text('alerts.unstored', { since: format.time(since) })}
    </p>
  );
}

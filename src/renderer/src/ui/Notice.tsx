import { CircleDashed, Inbox, OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from './text-context.ts';

interface NoticeProps {
  readonly title: string;
  readonly children?: ReactNode;
}

/** Nothing to show, and that is all right. */
export function Empty({ title, children }: NoticeProps) {
  return (
    <div className="notice" data-tone="quiet">
      <Inbox className="icon" size={20} aria-hidden />
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** The first answer is on its way. */
export function Waiting({ title }: { readonly title?: string }) {
  const text = useText();
  return (
    <div className="notice" role="status">
      <span className="pulse" aria-hidden />
      <p>{title ?? text('state.waiting')}</p>
    </div>
  );
}

/** Nothing can be shown, and why. `onRetry` draws the button. */
export function Failed({ title, children, onRetry }: NoticeProps & { readonly onRetry?: () => void }) {
  const text = useText();
  return (
    <div className="notice" data-tone="critical" role="alert">
      <OctagonAlert className="icon" size={20} aria-hidden />
      <h2>{title}</h2>
      {children}
      {onRetry !== undefined && (
        <button type="button" className="btn" onClick={onRetry}>
          {text('state.retry')}
        </button>
      )}
    </div>
  );
}

/** The object cannot be told: hatched and violet like every unknown. */
export function NotKnown({ title, children }: NoticeProps) {
  return (
    <div className="notice" data-tone="unknown" role="status">
      <CircleDashed className="icon" size={20} aria-hidden />
      <h2>{title}</h2>
      {children}
    </div>
  );
}

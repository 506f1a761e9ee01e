import type { Alert } from '../../../../shared/domain/alert.ts';
import { useEngine } from '../../live/use-engine.ts';
import { askText } from '../../ui/ask-text.ts';
import { useText } from '../../ui/text-context.ts';
import { SignedForm } from './SignedForm.tsx';

export function AcknowledgeDialog({
  alert,
  onClose,
}: {
  readonly alert: Alert;
  readonly onClose: () => void;
}) {
  const text = useText();
  const engine = useEngine();
  return (
    <SignedForm
      title={text('alerts.acknowledge.now')}
      explain={text('alerts.acknowledge.explain')}
      submit={text('alerts.acknowledge.now')}
      onClose={onClose}
      onSubmit={async (signature) => {
        const reply = await engine.ask('alerts.acknowledge', { alert: alert.id, ...signature });
        if (!reply.ok) return askText(text, reply.error);
        return reply.value.acknowledged ? null : text('alerts.acknowledge.gone');
      }}
    />
  );
}

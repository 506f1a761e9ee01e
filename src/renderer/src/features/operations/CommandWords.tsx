import { useText } from '../../ui/text-context.ts';

interface Props {
  readonly command: string;
  readonly machine: string | null;
  /** What the step does, for whoever hears it. */
  readonly label: string;
}

/** What is sent, word for word, and to which machine. */
export function CommandWords({ command, machine, label }: Props) {
  const text = useText();
  const where = machine === null ? text('run.command') : text('run.command.on', { machine });
  return (
    <figure className="plan-command">
      <figcaption className="cap">{where}</figcaption>
      <pre className="mono" translate="no" tabIndex={0} role="region" aria-label={`${where}: ${label}`}>
        {command}
      </pre>
    </figure>
  );
}

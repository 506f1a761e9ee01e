import { useId, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text-context.ts';
import { wrongFields, type MachineFields } from './machine-fields.ts';

interface MachineFormProps {
  readonly fields: MachineFields;
  readonly onChange: (fields: MachineFields) => void;
  readonly onSubmit: () => void;
  readonly onBack: (() => void) | undefined;
  readonly trouble: string | null;
}

/** The address is enough when ~/.ssh/config knows the rest. */
export function MachineForm({ fields, onChange, onSubmit, onBack, trouble }: MachineFormProps) {
  const text = useText();
  const wrong = wrongFields(fields);
  const field = (name: keyof MachineFields, label: string, hint: ReactNode, placeholder = '') => (
    <Field
      name={name}
      label={label}
      hint={hint}
      placeholder={placeholder}
      value={fields[name]}
      wrong={fields[name] !== '' && wrong.has(name)}
      onChange={(value) => onChange({ ...fields, [name]: value })}
    />
  );
  return (
    <form
      className="card start-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong.size === 0) onSubmit();
      }}
    >
      {field('address', text('add.address'), text('add.address.hint'))}
      <details>
        <summary>{text('add.more')}</summary>
        <div className="start-more">
          {field('user', text('add.user'), text('add.user.hint'))}
          {field('port', text('add.port'), text('add.port.hint'), '22')}
          {field('socket', text('add.socket'), text('add.socket.hint'), '/run/libvirt/libvirt-sock-ro')}
          {field('uri', text('add.uri'), text('add.uri.hint'), 'qemu:///system')}
        </div>
      </details>
      {trouble !== null && <p role="alert">{trouble}</p>}
      <footer className="dialog-foot">
        {onBack !== undefined && <Button onClick={onBack}>{text('add.back')}</Button>}
        <Button kind="primary" type="submit" disabled={wrong.size > 0}>
          {text('add.check')}
        </Button>
      </footer>
    </form>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint: ReactNode;
  readonly placeholder: string;
  readonly value: string;
  readonly wrong: boolean;
  readonly onChange: (value: string) => void;
}

function Field({ name, label, hint, placeholder, value, wrong, onChange }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        className="input"
        value={value}
        placeholder={placeholder}
        translate="no"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-invalid={wrong}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
      />
      <p id={`${id}-hint`} className="cap">
        {hint}
      </p>
    </div>
  );
}

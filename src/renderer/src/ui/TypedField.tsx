import { useId } from 'react';

interface Props {
  /** Asks for the words, letter by letter. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A name that a person types to show that this very object is meant. Nothing completes it. */
export function TypedField({ label, value, onChange }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input mono"
        value={value}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

import { useEffect, useRef } from 'react';
import { lineRange } from './line-range.ts';

const LINE_PX = 18;

interface YamlTextProps {
  readonly text: string;
  readonly label: string;
  /** A new object jumps to its 1-based line and selects it. */
  readonly jump: { readonly line: number } | null;
  readonly wrongLines: readonly { readonly line: number | null }[];
  readonly onChange: (text: string) => void;
}

/** A text field with line numbers that scroll with it. */
export function YamlText({ text, label, jump, wrongLines, onChange }: YamlTextProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLDivElement>(null);
  const wrong = new Set(wrongLines.map(({ line }) => line));

  useEffect(() => {
    if (jump === null || field.current === null) return;
    const { from, to } = lineRange(field.current.value, jump.line);
    field.current.focus();
    field.current.setSelectionRange(from, to);
    field.current.scrollTop = (jump.line - 4) * LINE_PX;
  }, [jump]);

  return (
    <div className="yaml">
      <div className="yaml-numbers" ref={numbers} aria-hidden>
        {text.split('\n').map((_line, index) => (
          <div key={index} data-wrong={wrong.has(index + 1)}>
            {index + 1}
          </div>
        ))}
      </div>
      <textarea
        ref={field}
        aria-label={label}
        value={text}
        translate="no"
        spellCheck={false}
        wrap="off"
        autoCapitalize="off"
        onChange={({ target }) => onChange(target.value)}
        onScroll={({ currentTarget }) => {
          if (numbers.current !== null) numbers.current.scrollTop = currentTarget.scrollTop;
        }}
      />
    </div>
  );
}

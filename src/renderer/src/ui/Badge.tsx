import type { ReactNode } from 'react';
import type { Tone } from './tone.ts';
import { ToneIcon } from './ToneIcon.tsx';

interface BadgeProps {
  readonly tone?: Tone;
  /** Shapes are drawn for everything but quiet. */
  readonly shape?: 'shown' | 'hidden';
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

/** A state in a word: quiet ones are grey, the others carry colour, weight and a shape. */
export function Badge({ tone = 'quiet', shape = 'shown', title, children }: BadgeProps) {
  return (
    <span className="badge" data-tone={tone} title={title}>
      {shape === 'shown' && <ToneIcon tone={tone} size={9} />}
      {children}
    </span>
  );
}

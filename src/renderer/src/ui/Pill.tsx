import type { ReactNode } from 'react';
import type { Tone } from './tone.ts';

interface PillProps {
  readonly tone?: Tone | 'accent' | 'good' | 'review';
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

export function Pill({ tone = 'quiet', title, children }: PillProps) {
  return (
    <span className="pill" data-tone={tone} title={title}>
      {children}
    </span>
  );
}

import { CircleDashed, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { Tone } from './tone.ts';
import './tone-icon.css';

const SHAPES = { warning: TriangleAlert, unknown: CircleDashed, critical: OctagonAlert } as const;

/** The shape that goes with a tone; quiet has none. Always beside a word, so it is hidden from readers. */
export function ToneIcon({ tone, size = 12 }: { readonly tone: Tone; readonly size?: number }) {
  if (tone === 'quiet') return null;
  const Shape = SHAPES[tone];
  return <Shape className="icon" size={size} aria-hidden data-tone={tone} />;
}

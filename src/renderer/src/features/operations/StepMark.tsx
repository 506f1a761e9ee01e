import {
  Check,
  Circle,
  CircleDashed,
  CircleSlash,
  Eye,
  Hand,
  LoaderCircle,
  OctagonAlert,
  Play,
  type LucideIcon,
} from 'lucide-react';
import type { RunStep } from '../../../../shared/contract/operations.ts';
import { Pill } from '../../ui/Pill.tsx';
import { useText } from '../../ui/text-context.ts';

type State = RunStep['state'];

const SHAPES: Readonly<Record<State, LucideIcon>> = {
  'to-do': Circle,
  judging: LoaderCircle,
  confirm: Hand,
  blocked: OctagonAlert,
  doing: Play,
  checking: Eye,
  done: Check,
  'not-met': CircleDashed,
  failed: OctagonAlert,
  skipped: CircleSlash,
};

const TONES = {
  'to-do': 'quiet',
  judging: 'accent',
  confirm: 'warning',
  blocked: 'critical',
  doing: 'accent',
  checking: 'accent',
  done: 'good',
  'not-met': 'unknown',
  failed: 'critical',
  skipped: 'quiet',
} as const satisfies Record<State, string>;

/** The shape of a step's state, for the list; the word stands beside it. */
export function StepMark({ state }: { readonly state: State }) {
  const Shape = SHAPES[state];
  return (
    <span className="step-mark" data-tone={TONES[state]}>
      <Shape className="icon" size={13} aria-hidden />
    </span>
  );
}

/** A step's state in a word. */
export function StepState({ state }: { readonly state: State }) {
  const text = useText();
  return <Pill tone={TONES[state]}>{text(`run.state.${state}`)}</Pill>;
}

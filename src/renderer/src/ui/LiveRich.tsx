import { useMemo, useSyncExternalStore } from 'react';
import type { TextPart } from '../../../shared/text/message.ts';
import { useWrittenText, type Watched } from './written-text.ts';

type Parts = readonly TextPart[];

/** A message with its emphasis whose words keep themselves up to date. `parts` must keep its identity. */
export function LiveRich({ parts }: { readonly parts: Watched<Parts> }) {
  const shape = useSyncExternalStore(parts.subscribe, () => shapeOf(parts.current()));
  return shape
    .split(' ')
    .map((mark, index) => <Piece key={`${mark}${index}`} parts={parts} index={index} mark={mark} />);
}

const STRONG = 'strong';
const shapeOf = (parts: Parts): string => parts.map(({ strong }) => (strong ? STRONG : 'plain')).join(' ');

interface PieceProps {
  readonly parts: Watched<Parts>;
  readonly index: number;
  readonly mark: string;
}

function Piece({ parts, index, mark }: PieceProps) {
  const words = useWrittenText(
    useMemo(
      () => ({ subscribe: parts.subscribe, current: () => parts.current()[index]?.text ?? '' }),
      [parts, index],
    ),
  );
  return mark === STRONG ? <b {...words} /> : <span {...words} />;
}

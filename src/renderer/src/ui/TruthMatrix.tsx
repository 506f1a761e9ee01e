import { CircleDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import { failureText, failureWord } from '../../../shared/text/failure-text.ts';
import { Age } from './Age.tsx';
import { Datum } from './Datum.tsx';
import { useFormat } from './format.ts';
import { useText } from './text-context.ts';
import { titleOnPointer } from './title-on-pointer.ts';
import { ToneIcon } from './ToneIcon.tsx';
import type { Claim, TruthRow } from './truth-matrix.ts';
import './truth-matrix.css';

interface Props {
  readonly rows: readonly TruthRow[];
  /** `panel`: only CF, libvirt and SSH, ages on hover; `page`: every column, ages in the cells. */
  readonly room: 'panel' | 'page';
}

/** Who says what of whom: one row a node, one column a node, then libvirt, RMS, SF and SSH about the row's node. */
export function TruthMatrix({ rows, room }: Props) {
  const text = useText();
  const page = room === 'page';
  return (
    <div className="truth-scroll" tabIndex={0} role="region" aria-label={text('truth.title')}>
      <table className="truth" data-room={room}>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{text('truth.observer')}</span>
            </th>
            {rows.map(({ observer }) => (
              <th key={observer} scope="col">
                <Datum>{observer}</Datum>
              </th>
            ))}
            <th scope="col">
              <Datum>libvirt</Datum>
            </th>
            {page && (
              <th scope="col">
                <Datum>RMS</Datum>
              </th>
            )}
            {page && (
              <th scope="col">
                <Datum>SF</Datum>
              </th>
            )}
            <th scope="col">
              <Datum>SSH</Datum>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.observer}>
              <th scope="row">{text('truth.says', { node: row.observer })}</th>
              {row.says.map((claim) => (
                <Cell key={claim.target} claim={claim} word={String} self={claim.self} page={page} />
              ))}
              <LibvirtCell row={row} page={page} />
              {page && <Cell claim={row.rms} word={({ state }) => state} page />}
              {page && <Cell claim={row.sf} word={String} page />}
              <Cell claim={row.ssh} word={() => text('word.ok')} page={page} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps<T> {
  readonly claim: Claim<T>;
  readonly word: (value: T) => string;
  readonly self?: boolean;
  readonly page: boolean;
}

function Cell<T>({ claim, word, self = false, page }: CellProps<T>) {
  const text = useText();
  const format = useFormat();
  const { observed, tone } = claim;
  if (observed?.kind !== 'known') {
    const why = observed === null ? text('word.neverAsked') : failureText(text, observed.because);
    const short = observed === null ? text('word.neverAsked') : failureWord(text, observed.because);
    return (
      <td data-tone="unknown" title={why}>
        <Content icon={<CircleDashed className="icon" size={11} aria-hidden />}>
          {text('word.unknown')}
        </Content>
        {page && <small>{short}</small>}
        {observed !== null && (
          <small>
            <Age at={observed.since} as="span" />
          </small>
        )}
      </td>
    );
  }
  return (
    <td
      data-tone={tone}
      data-self={self || undefined}
      onPointerEnter={titleOnPointer(() => format.full(observed.at))}
    >
      <Content icon={<ToneIcon tone={tone} size={11} />}>
        <Datum>{word(observed.value)}</Datum>
      </Content>
      {page && (
        <small>
          <Age at={observed.at} />
        </small>
      )}
    </td>
  );
}

function Content({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <span className="truth-word">
      {icon}
      {children}
    </span>
  );
}

/** Where the domain is; a node without a known domain has no libvirt word, which is said, not left blank. A host has none. */
function LibvirtCell({ row, page }: { readonly row: TruthRow; readonly page: boolean }) {
  const text = useText();
  const [first] = row.libvirt;
  if (row.isHost)
    return (
      <td data-tone="quiet" data-self>
        {text('truth.isHost')}
      </td>
    );
  if (first === undefined)
    return (
      <td data-tone="unknown">
        <Content icon={<CircleDashed className="icon" size={11} aria-hidden />}>
          {text('truth.noGuest')}
        </Content>
      </td>
    );
  const shown = row.libvirt.find(({ tone }) => tone !== 'quiet') ?? first;
  return (
    <Cell
      claim={shown}
      word={({ state }) => (page ? text('truth.onHost', { state, host: shown.host }) : state)}
      page={page}
    />
  );
}

import { X } from 'lucide-react';
import { filterChoices, type SiteFilter } from './site-filter.ts';
import { MODES, type Mode } from './site-mode.ts';
import type { SiteState } from '../../live/site-source.ts';
import { Pill } from '../../ui/Pill.tsx';
import { Rich } from '../../ui/Rich.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useText } from '../../ui/text-context.ts';
import { useFocus } from './focus.ts';
import { useSteady } from '../../live/use-steady.ts';

interface Props {
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
  readonly filter: SiteFilter;
  readonly onFilter: (filter: SiteFilter) => void;
  readonly shown: number;
  readonly all: number;
}

const NO_CHOICES = { groups: [], tags: [], clusters: [] };
const choicesOf = (state: SiteState) =>
  state.kind === 'ready'
    ? filterChoices(state.records.hosts.words, state.records.clusters.words)
    : NO_CHOICES;

/** What the choices are made of: a sample changes none of it. */
const listsOf = (state: SiteState): readonly unknown[] => [
  state.kind,
  state.records.hosts.words,
  state.records.clusters.words,
];

/** How the site is drawn, what of it, and which cluster stands out. */
export function SiteTools({ mode, onMode, filter, onFilter, shown, all }: Props) {
  const text = useText();
  const choices = useSteady(choicesOf, listsOf);
  return (
    <div className="site-tools">
      <Segments
        label={text('site.mode')}
        options={MODES.map((id) => ({ id, title: text(`site.mode.${id}`) }))}
        value={mode}
        onChange={onMode}
      />
      <input
        className="input site-search"
        type="search"
        value={filter.search}
        placeholder={text('site.search')}
        aria-label={text('site.search')}
        onChange={(event) => onFilter({ ...filter, search: event.target.value })}
      />
      <Choice
        label={text('site.filter.group')}
        value={filter.group}
        options={choices.groups}
        onChange={(group) => onFilter({ ...filter, group })}
      />
      <Choice
        label={text('site.filter.tag')}
        value={filter.tag}
        options={choices.tags}
        onChange={(tag) => onFilter({ ...filter, tag })}
      />
      <Choice
        label={text('site.filter.cluster')}
        value={filter.cluster}
        options={choices.clusters}
        onChange={(cluster) => onFilter({ ...filter, cluster })}
      />
      {mode === 'topology' && <Highlighted />}
      <span className="grow" />
      <span className="cap num">{shown < all && text('site.shown', { shown, all })}</span>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly string[];
  readonly onChange: (value: string | null) => void;
}

/** Not shown while there is nothing to choose between. */
function Choice({ label, value, options, onChange }: ChoiceProps) {
  const text = useText();
  if (options.length < 2 && value === null) return null;
  return (
    <label className="site-choice">
      <span className="cap">{label}</span>
      <select
        className="input"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{text('site.filter.all')}</option>
        {options.map((option) => (
          <option key={option} value={option} translate="no">
            {option}
          </option>
        ))}
      </select>
    </label>
  );
}

function Highlighted() {
  const text = useText();
  const { highlighted, clear } = useFocus();
  if (highlighted === null) return null;
  return (
    <Pill>
      <span>
        <Rich parts={text.parts('site.highlighted', { cluster: highlighted })} />
      </span>
      <button
        type="button"
        className="pill-button"
        aria-label={text('site.highlighted.clear')}
        onClick={clear}
      >
        <X size={12} aria-hidden />
      </button>
    </Pill>
  );
}

import { Command } from 'cmdk';
import { useEffect, useMemo, useState, type FocusEvent } from 'react';
import { usePlaces } from '../live/place.ts';
import { useTopic } from '../live/use-engine.ts';
import { Datum } from '../ui/Datum.tsx';
import { useText } from '../ui/text-context.ts';
import { chooseTheme, THEMES } from '../ui/theme.ts';
import { bestMatches, objectsOf } from './palette-entries.ts';
import type { TypedAhead } from './typed-ahead.ts';
import { PaletteFrame } from './PaletteFrame.tsx';
import { usePictureOrNull } from './use-picture-or-null.ts';
import { VIEW_ENTRIES } from './views.ts';

const MOST = 40;

interface PaletteProps {
  /** What was typed before the palette was there: it begins with that. */
  readonly typed: TypedAhead;
  readonly onClose: () => void;
  readonly onHelp: () => void;
}
interface Entry {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  /** `word`: from the catalogue; `name`: given by people and machines. */
  readonly is: 'word' | 'name';
  readonly run: () => void;
}

/** Jump to any object, view or site, or change the theme, by typing a part of its name. */
export function Palette({ typed, onClose, onHelp }: PaletteProps) {
  const text = useText();
  const [query, setQuery] = useState(typed.text);
  const [chosen, setChosen] = useState('');
  useEffect(() => typed.shown(), [typed]);
  const commands = useCommandEntries(onHelp);
  const objects = useObjectEntries();
  const run = (entry: Entry) => () => {
    onClose();
    entry.run();
  };
  const groups = [
    { title: text('palette.objects'), entries: bestMatches(objects, query, MOST) },
    { title: text('palette.commands'), entries: bestMatches(commands, query, MOST) },
  ].filter(({ entries }) => entries.length > 0);
  // Enter opens what is marked: never an object that the words typed meanwhile have taken off the list.
  const listed = groups.flatMap(({ entries }) => entries.map(({ id }) => id));
  const marked = listed.includes(chosen) ? chosen : (listed[0] ?? '');
  const search = (words: string) => {
    setQuery(words);
    setChosen('');
  };
  return (
    <PaletteFrame title={text('palette.title')} marked={marked} onMark={setChosen} onClose={onClose}>
      <Command.Input
        autoFocus
        onFocus={caretToEnd}
        value={query}
        onValueChange={search}
        placeholder={text('palette.hint')}
      />
      <Command.List label={text('palette.results')}>
        <Command.Empty>{text('palette.nothing')}</Command.Empty>
        {groups.map(({ title, entries }) => (
          <Command.Group key={title} heading={title}>
            {entries.map((entry) => (
              <Command.Item key={entry.id} value={entry.id} onSelect={run(entry)}>
                {entry.is === 'name' ? <Datum>{entry.name}</Datum> : entry.name}
                <span className="cap">{entry.detail}</span>
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </PaletteFrame>
  );
}

/** Focus would mark all words, and the next letter would replace what was typed ahead. */
function caretToEnd({ currentTarget }: FocusEvent<HTMLInputElement>): void {
  const { length } = currentTarget.value;
  currentTarget.setSelectionRange(length, length);
}

function useObjectEntries(): readonly Entry[] {
  const text = useText();
  const picture = usePictureOrNull();
  const { go } = usePlaces();
  return useMemo(
    () =>
      (picture === null ? [] : objectsOf(picture)).map(({ id, kind, name, detail, to }) => ({
        id,
        name,
        detail: text(`palette.${kind}`, { where: detail }),
        is: 'name' as const,
        run: () => go(to),
      })),
    [picture, text, go],
  );
}

function useCommandEntries(onHelp: () => void): readonly Entry[] {
  const text = useText();
  const { go } = usePlaces();
  const sites = useTopic('sites') ?? [];
  const rehearsal = usePictureOrNull()?.rehearsal ?? false;
  const word = (id: string, name: string, detail: string, run: () => void): Entry => ({
    id,
    name,
    detail,
    is: 'word',
    run,
  });
  return [
    ...VIEW_ENTRIES.filter(({ id }) => id !== 'rehearsal' || rehearsal).map(({ id, title, digit }) =>
      word(`view ${id}`, text('palette.view', { view: text(title) }), digit ?? '', () => go({ view: id })),
    ),
    ...sites.map(({ id, name }) =>
      word(`site ${id}`, text('palette.site', { site: name }), '', () => go({ site: id, view: 'site' })),
    ),
    ...THEMES.map((theme) =>
      word(`theme ${theme}`, text(`palette.theme.${theme}`), '', () => chooseTheme(theme)),
    ),
    word('help', text('keys.title'), '?', onHelp),
  ];
}

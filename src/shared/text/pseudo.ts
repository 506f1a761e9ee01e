import { messageOf, type MessageSyntax } from './message.ts';

type Element = MessageSyntax[number];

const ACCENTS: ReadonlyMap<string, string> = new Map(
  Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter, index) => [
    letter,
    'áƀçđéƒğĥíĵķłɱñóƥɋřšŧúṽŵẋýžÁƁÇĐÉƑĞĤÍĴĶŁṀÑÓƤɊŘŠŦÚṼŴẊÝŽ'.charAt(index),
  ]),
);
const syntaxOf = (literal: string): MessageSyntax => messageOf(literal, 'en').getAst();

/** Every letter with an accent: still readable, and no longer what somebody typed into a view. */
export const accented = (text: string): string =>
  Array.from(text, (letter) => ACCENTS.get(letter) ?? letter).join('');

/**
 * The message as a pseudo-locale shows it: wrapped in ⟦…⟧, its own words accented, its arguments left alone.
 * Text on a screen without these marks did not come from the catalogue.
 */
export function pseudo(message: MessageSyntax): MessageSyntax {
  const opening = syntaxOf('⟦');
  return [...opening, ...accentedWords(message, opening[0]?.type), ...syntaxOf('⟧')];
}

type Literal = Element['type'] | undefined;

const accentedWords = (message: MessageSyntax, literal: Literal): MessageSyntax =>
  message.map((element) => accentedElement(element, literal));

function accentedElement(element: Element, literal: Literal): Element {
  if ('children' in element) return { ...element, children: accentedWords(element.children, literal) };
  if ('options' in element) return { ...element, options: accentedOptions(element.options, literal) };
  if (!('value' in element) || element.type !== literal) return element;
  return { ...element, value: accented(element.value) };
}

const accentedOptions = <O extends { readonly value: MessageSyntax }>(
  options: Readonly<Record<string, O>>,
  literal: Literal,
): Record<string, O> =>
  Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      { ...option, value: accentedWords(option.value, literal) },
    ]),
  );

import { createContext, use } from 'react';
import { createText, type Text } from '../../../shared/text/text.ts';

/** The language on the screen. */
export const TextContext = createContext<Text>(createText('en'));

/** The catalogue: `text('site.title')`. Everything a person reads comes from it. */
export function useText(): Text {
  return use(TextContext);
}

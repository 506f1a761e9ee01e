import { useEffect, useMemo } from 'react';
import { createText } from '../../../shared/text/text.ts';
import type { EngineClient } from '../live/engine-client.ts';
import { PlacesContext } from '../live/place.ts';
import { EngineContext } from '../live/use-engine.ts';
import { PresentContext } from '../ui/now.ts';
import { TextContext } from '../ui/text-context.ts';
import { chooseLocale } from './choose-locale.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Frame } from './Frame.tsx';
import { useHashPlaces } from './places.ts';
import './app.css';

/** The console. `locale` is what the address asks for; without one that is known, the system's language. */
export function App({ engine, locale }: { readonly engine: EngineClient; readonly locale: string | null }) {
  const places = useHashPlaces();
  const text = useMemo(() => createText(chooseLocale(locale, navigator.languages)), [locale]);
  const { moment } = places.place;
  useEffect(() => {
    document.documentElement.lang = text.language;
  }, [text]);
  return (
    <EngineContext value={engine}>
      <TextContext value={text}>
        <PlacesContext value={places}>
          <PresentContext value={moment === 'now' ? null : moment}>
            <ErrorBoundary text={text} where="frame">
              <Frame />
            </ErrorBoundary>
          </PresentContext>
        </PlacesContext>
      </TextContext>
    </EngineContext>
  );
}

import { siteIdSchema } from '../../../../shared/domain/names.ts';
import { usePlaces } from '../../live/place.ts';
import { useText } from '../../ui/text-context.ts';
import { About } from './About.tsx';
import { Appearance } from './Appearance.tsx';
import { SecretsCard } from './SecretsCard.tsx';
import { SiteEditor } from './SiteEditor.tsx';
import { SiteList } from './SiteList.tsx';
import './settings.css';

/** Sites, passwords, appearance and what the console itself is doing; one site's file when the place names it. */
export function SettingsView() {
  const text = useText();
  const { place } = usePlaces();
  const edited = siteIdSchema.safeParse(place.object);
  if (edited.success) return <SiteEditor key={edited.data} site={edited.data} />;
  return (
    <div className="settings">
      <h2 className="sr-only">{text('settings.title')}</h2>
      <SiteList />
      <SecretsCard />
      <Appearance />
      <About />
    </div>
  );
}

import {
  Bell,
  ClipboardCheck,
  FlaskConical,
  LayoutGrid,
  ListChecks,
  Monitor,
  Network,
  Server,
  Settings,
  type LucideIcon,
} from 'lucide-react';
import { lazy, type ComponentType } from 'react';
import type { TextKey } from '../../../shared/text/en.ts';
import { SiteView } from '../features/site/SiteView.tsx';
import type { View } from '../live/place.ts';

interface ViewEntry {
  readonly id: View;
  readonly title: TextKey;
  readonly icon: LucideIcon;
  /** The digit that opens it; digits are kept when views are added between. Null: it has none. */
  readonly digit: string | null;
  readonly component: ComponentType;
  /** Fetches it, so that it is there when it is to be drawn. */
  readonly load: () => Promise<unknown>;
}

const chunk = (load: () => Promise<{ default: ComponentType }>): Pick<ViewEntry, 'component' | 'load'> => ({
  component: lazy(load),
  load,
});

/**
 * The views, in the order of the left rail. The first comes with the page, which shows nothing before it; each other
 * is loaded when it is first opened. The one of the rehearsal site is reached from the top bar and from the palette,
 * and only there.
 */
export const VIEW_ENTRIES: readonly ViewEntry[] = [
  {
    id: 'site',
    title: 'rail.site',
    icon: LayoutGrid,
    digit: '1',
    component: SiteView,
    load: () => Promise.resolve(),
  },
  {
    id: 'clusters',
    title: 'rail.clusters',
    icon: Network,
    digit: '2',
    ...chunk(() =>
      import('../features/clusters/ClustersView.tsx').then((m) => ({ default: m.ClustersView })),
    ),
  },
  {
    id: 'hosts',
    title: 'rail.hosts',
    icon: Server,
    digit: '3',
    ...chunk(() => import('../features/hosts/HostsView.tsx').then((m) => ({ default: m.HostsView }))),
  },
  {
    id: 'guests',
    title: 'rail.guests',
    icon: Monitor,
    digit: '4',
    ...chunk(() => import('../features/guests/GuestsView.tsx').then((m) => ({ default: m.GuestsView }))),
  },
  {
    id: 'alerts',
    title: 'rail.alerts',
    icon: Bell,
    digit: '5',
    ...chunk(() => import('../features/alerts/AlertsView.tsx').then((m) => ({ default: m.AlertsView }))),
  },
  {
    id: 'operations',
    title: 'rail.operations',
    icon: ListChecks,
    digit: '6',
    ...chunk(() =>
      import('../features/operations/OperationsView.tsx').then((m) => ({ default: m.OperationsView })),
    ),
  },
  {
    id: 'advice',
    title: 'rail.advice',
    icon: ClipboardCheck,
    digit: null,
    ...chunk(() => import('../features/advice/AdviceView.tsx').then((m) => ({ default: m.AdviceView }))),
  },
  {
    id: 'rehearsal',
    title: 'rail.rehearsal',
    icon: FlaskConical,
    digit: null,
    ...chunk(() =>
      import('../features/rehearsal/RehearsalView.tsx').then((m) => ({ default: m.RehearsalView })),
    ),
  },
  {
    id: 'settings',
    title: 'rail.settings',
    icon: Settings,
    digit: '9',
    ...chunk(() =>
      import('../features/settings/SettingsView.tsx').then((m) => ({ default: m.SettingsView })),
    ),
  },
];

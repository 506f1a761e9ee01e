import path from 'node:path';
import { Menu, Tray } from 'electron';
import type { TextKey } from '../../shared/text/en.ts';
import type { Text } from '../../shared/text/text.ts';
import type { WorstState } from './worst-state.ts';

export interface TrayPlan {
  /** Where the icons are: one a state, each of another shape. */
  readonly icons: string;
  readonly text: Text;
  readonly onShow: () => void;
  readonly onQuit: () => void;
}

const WORDS: Readonly<Record<WorstState, TextKey>> = {
  healthy: 'tray.worst.healthy',
  degraded: 'tray.worst.degraded',
  unknown: 'tray.worst.unknown',
  critical: 'tray.worst.critical',
  'no-site': 'tray.noSite',
  'no-engine': 'tray.noEngine',
};

/** Puts the console's icon into the tray; answers with what shows the worst state there: icon, tooltip, menu (none before the first call). */
export function openTray({ icons, text, onShow, onQuit }: TrayPlan): (worst: WorstState) => void {
  const iconOf = (worst: WorstState) =>
    path.join(icons, `tray-${worst === 'no-site' || worst === 'no-engine' ? 'unknown' : worst}.png`);
  const tray = new Tray(iconOf('no-engine'));
  tray.on('click', onShow);
  return (worst) => {
    const words = text(WORDS[worst]);
    tray.setImage(iconOf(worst));
    tray.setToolTip(words);
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: words, enabled: false },
        { type: 'separator' },
        { label: text('tray.show'), click: onShow },
        { label: text('tray.quit'), click: onQuit },
      ]),
    );
  };
}

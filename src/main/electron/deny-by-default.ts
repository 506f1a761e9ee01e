import type { App, Session } from 'electron';
import { openDocumentation } from './open-external.ts';
import { isSamePage, type PageAddress } from './page-address.ts';
import { askWhereToSave, isOwnText } from './save-own-text.ts';

/** No page of this program gets a permission or a device, and none saves a file but a text of the console's own page. */
export function denyPermissions(session: Session, page: PageAddress): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event, item) => {
    if (isOwnText(item, page.origin)) askWhereToSave(item);
    else event.preventDefault();
  });
}

/** No contents of this program leave their page, open windows or embed others. */
export function denyNavigation(app: App, page: PageAddress): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !isSamePage(page, event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    contents.setWindowOpenHandler(({ url }) => {
      openDocumentation(url);
      return { action: 'deny' };
    });
  });
}

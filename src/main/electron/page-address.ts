import type { Alert } from '../../shared/domain/alert.ts';

/** The scheme and host of the console's own page: an origin of its own, unlike file://. */
export const APP_SCHEME = 'app';
export const APP_PAGE = 'app://console/';

export interface PageAddress {
  readonly url: string;
  /** As `WebFrameMain.origin` gives it. */
  readonly origin: string;
}

/** Where windows load their page from. Only a checkout may name a development server, and only a local one. */
export function pageAddress(isPackaged: boolean, developmentServer: string | undefined): PageAddress {
  if (!isPackaged && developmentServer !== undefined) {
    const url = new URL(developmentServer);
    if (url.hostname === 'localhost' || url.hostname === '127.0.0.1')
      return { url: url.href, origin: url.origin };
  }
  return { url: APP_PAGE, origin: 'app://console' };
}

/** The alert's place in the page, as the page itself links to it. */
export function alertAddress(page: PageAddress, { id, site }: Pick<Alert, 'id' | 'site'>): string {
  const query = site === null ? '' : `?site=${encodeURIComponent(site)}`;
  return `${page.url}#/alerts/${encodeURIComponent(id)}${query}`;
}

/** Is this still the same page (another place in it, or the page again)? */
export function isSamePage(page: PageAddress, url: string): boolean {
  return url.split('#')[0] === page.url;
}

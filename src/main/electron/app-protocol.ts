import { protocol } from 'electron';
import { readPageFile } from '../rpc/page-file.ts';
import { pageHeaders } from '../rpc/page-headers.ts';
import { APP_SCHEME } from './page-address.ts';

/** Has to run before `ready`. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the built renderer as app://console/… on the default session. Call after `ready`. */
export function serveRenderer(root: string): void {
  protocol.handle(APP_SCHEME, ({ url, method }) => {
    const { host, pathname } = new URL(url);
    const found = host === 'console' && method === 'GET' ? readPageFile(root, pathname) : null;
    if (found === null) return new Response(null, { status: 404, headers: pageHeaders('') });
    return new Response(found.body, { headers: { ...pageHeaders(''), 'Content-Type': found.type } });
  });
}

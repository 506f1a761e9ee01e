import path from 'node:path';
import { app, type DownloadItem } from 'electron';

/** What the page itself offers as a file, as `save-text.ts` makes it: a text that it holds, never anything fetched. */
export function isOwnText(item: Pick<DownloadItem, 'getURL' | 'getMimeType'>, origin: string): boolean {
  return item.getURL().startsWith(`blob:${origin}/`) && item.getMimeType() === 'text/markdown';
}

/** The person says where it goes: no file is written without a look at its place. */
export function askWhereToSave(item: Pick<DownloadItem, 'getFilename' | 'setSaveDialogOptions'>): void {
  item.setSaveDialogOptions({
    defaultPath: path.join(app.getPath('downloads'), path.basename(item.getFilename())),
    filters: [{ name: 'Markdown', extensions: ['md'] }],
  });
}

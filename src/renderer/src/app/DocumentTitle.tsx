import { useDocumentTitle } from './document-title.ts';

/** Names the window after what it shows; a piece of its own so that nothing else is drawn again with it. */
export function DocumentTitle() {
  useDocumentTitle();
  return null;
}

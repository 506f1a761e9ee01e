import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export interface PageFile {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * A file of the built renderer by the path of its URL (still percent-encoded); `/` is the page itself. Null for
 * whatever is not a file of a known type inside `root`, be it by `..`, by encoding or by a symbolic link. Not
 * asynchronous: a small file of the local disk is there at once, and at the start each turn of the loop is long.
 */
export function readPageFile(root: string, pathname: string): PageFile | null {
  const wanted = decode(pathname === '/' ? '/index.html' : pathname);
  if (wanted === null || wanted.includes('\0') || wanted.includes('\\')) return null;
  const type = TYPES[path.extname(wanted)];
  const file = path.join(root, wanted);
  if (type === undefined || !isInside(root, file)) return null;
  try {
    const real = realpathSync(file);
    return isInside(realpathSync(root), real) ? { type, body: new Uint8Array(readFileSync(real)) } : null;
  } catch {
    return null; // not there, a folder, or not readable: all the same to the asker
  }
}

// Not by prefix: `renderer-old` begins like `renderer`.
function isInside(root: string, file: string): boolean {
  const inside = path.relative(root, file);
  return inside !== '' && !inside.startsWith('..') && !path.isAbsolute(inside);
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

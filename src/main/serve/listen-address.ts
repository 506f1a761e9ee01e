import { isIP } from 'node:net';
import { ownWord, type OwnWord } from '../../shared/domain/own-words.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

export interface ListenAddress {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
}

export const DEFAULT_LISTEN = '127.0.0.1:8787';

/** Reads `ADDRESS:PORT`. Only loopback addresses are addresses to us: whoever reaches the port reaches the cluster. */
export function readListenAddress(text: string): Result<ListenAddress, OwnWord> {
  const parts = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text);
  const named = parts?.[1] ?? parts?.[2];
  const port = Number(parts?.[3]);
  if (named === undefined || port > 65_535) {
    return fail(ownWord('listen-form', { text, example: DEFAULT_LISTEN }));
  }
  const host = named === 'localhost' ? '127.0.0.1' : named;
  if (!isLoopback(host)) {
    return fail(ownWord('listen-not-loopback', { address: named }));
  }
  return ok({ host, port });
}

/** How the address stands in a URL. */
export const inUrl = ({ host, port }: ListenAddress): string =>
  isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;

const isLoopback = (host: string) => host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Caller } from '../platform/caller.ts';
import { request } from '../platform/http.ts';
import { LINK_PATH } from './answer-http.ts';
import { ACCESS_FILE, ADDRESS_FILE } from './access-file.ts';

/** `detail`: the system's reason, empty when there is none. */
export interface LinkFailure {
  readonly kind: 'nobody-runs' | 'no-answer';
  readonly detail: string;
}

/** A new link from the console that runs on this data folder: who may read its access token may have one. */
export async function askForLink(
  dataFolder: string,
  whose: Caller,
  signal: AbortSignal,
): Promise<Result<string, LinkFailure>> {
  const address = readLine(path.join(dataFolder, ADDRESS_FILE));
  const token = readLine(path.join(dataFolder, ACCESS_FILE));
  if (address === null || token === null || !URL.canParse(address))
    return fail({ kind: 'nobody-runs', detail: '' });
  return new Promise((resolve) => {
    const refuse = (detail: string) => {
      resolve(fail({ kind: 'no-answer', detail }));
    };
    const asked = request(
      linkAddress(address, whose),
      { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-length': 0 }, signal },
      (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('error', (error) => refuse(error.message));
        response.on('end', () => {
          const link = body.trim();
          if (response.statusCode === 200 && URL.canParse(link)) resolve(ok(link));
          else refuse(`HTTP ${response.statusCode ?? 0}`);
        });
      },
    );
    // A console that was killed leaves its files behind, and nobody listens there.
    asked.on('error', (error) => refuse(error.message));
    asked.end();
  });
}

function linkAddress(address: string, { login, person }: Caller): URL {
  const url = new URL(LINK_PATH, address);
  if (login !== 'observer') url.searchParams.set('operator', person);
  return url;
}

function readLine(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}

import { systemClock } from '../../src/main/platform/clock.ts';
import type { LibvirtReader } from '../../src/main/sources/libvirt/libvirt-reader.ts';
import { openLibvirt } from '../../src/main/sources/libvirt/open-libvirt.ts';
import type { LibvirtTransport } from '../../src/main/sources/libvirt/transport.ts';
import type { Result } from '../../src/shared/result.ts';

const never = new AbortController().signal;

/** The value of an answer that must have come. */
export async function said<T>(answer: Promise<Result<T, unknown>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export function tryOpen(transport: LibvirtTransport, uri: string): ReturnType<typeof openLibvirt> {
  return openLibvirt({ transport, uri, clock: systemClock, signal: never, deadlineMs: 10_000 });
}

export const openReader = (transport: LibvirtTransport, uri: string): Promise<LibvirtReader> =>
  said(tryOpen(transport, uri));

import type { LibvirtGuests } from '../../shared/domain/machine-settings.ts';
import type { ProbeFailure } from '../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../shared/result.ts';
import { failUnreadable, printedLines } from './printed-lines.ts';

/**
 * awk program (POSIX, no single quotes) over /etc/sysconfig/libvirt-guests (or /etc/default): the last
 * assignment of ON_SHUTDOWN and ON_BOOT counts, as in the shell that reads the file. Only the words that
 * libvirt-guests(8) names leave the host.
 */
export const LIBVIRT_GUESTS_FILTER = `
/^[ \\t]*(export[ \\t]+)?ON_(SHUTDOWN|BOOT)=/ {
  line = $0
  sub(/^[ \\t]*(export[ \\t]+)?/, "", line)
  name = line
  sub(/=.*/, "", name)
  sub(/^[^=]*=/, "", line)
  sub(/[ \\t]*(#.*)?$/, "", line)
  gsub(/["\\047]/, "", line)
  set[name] = line ~ /^(suspend|shutdown|start|ignore)$/ ? line : "other"
}
END {
  printf "ON_SHUTDOWN %s\\n", ("ON_SHUTDOWN" in set) ? set["ON_SHUTDOWN"] : "-"
  printf "ON_BOOT %s\\n", ("ON_BOOT" in set) ? set["ON_BOOT"] : "-"
}
`.trim();

/** The two settings; a word that does not belong to its setting is `other`. */
export function parseLibvirtGuests(text: string): Result<Omit<LibvirtGuests, 'unit'>, ProbeFailure> {
  const { lines, cut } = printedLines(text);
  const [shutdown = '', boot = '', ...more] = lines;
  const onShutdown = valueOf(shutdown, 'ON_SHUTDOWN', ['suspend', 'shutdown']);
  const onBoot = valueOf(boot, 'ON_BOOT', ['start', 'ignore']);
  if (cut !== null || more.length > 0 || onShutdown === null || onBoot === null) {
    return failUnreadable(cut ?? more[0] ?? shutdown);
  }
  return ok({ onShutdown, onBoot });
}

function valueOf<W extends string>(
  line: string,
  name: string,
  words: readonly W[],
): W | 'not set' | 'other' | null {
  const [found, value, ...more] = line.split(' ');
  if (found !== name || value === undefined || value === '' || more.length > 0) return null;
  if (value === '-') return 'not set';
  return words.find((word) => word === value) ?? 'other';
}

/** `systemctl is-enabled`: its first word; null for a word that is new to us. */
export function unitState(text: string): LibvirtGuests['unit'] {
  const word = text.trim();
  if (/^(enabled|enabled-runtime|alias|static|indirect|generated)$/.test(word)) return 'enabled';
  if (/^(disabled|masked|masked-runtime)$/.test(word)) return 'disabled';
  return word === 'not-found' ? 'absent' : null;
}

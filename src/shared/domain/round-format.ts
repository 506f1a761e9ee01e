import { fail, ok, type Result } from '../result.ts';
import type { ProbeFailure } from './probe-failure.ts';

/**
 * The text that one round over SSH prints: docs/formats/round.md. Pure; the console reads it and a
 * simulated node writes it.
 */
export const ROUND_VERSION = 1;

/** What one command of the round printed (stdout and stderr merged, other bytes than ASCII text as `?`). */
export interface RoundSection {
  readonly name: string;
  /** Exit code; 124 and 137 when it was stopped after `limitSeconds`; 3 when a file is not there. */
  readonly exit: number;
  readonly limitSeconds: number;
  /** More was printed than a round carries; `text` is its beginning. */
  readonly cut: boolean;
  readonly text: string;
}

export interface RoundText {
  readonly sections: ReadonlyMap<string, RoundSection>;
  /** CPU time of the round and its commands in ms; null when it did not say. */
  readonly cpuMs: number | null;
  /** The last line came: no section got lost. */
  readonly ended: boolean;
}

const TOKEN = /^[0-9a-f]{16}$/;
const HEADER = /^@([0-9a-f]{16}) ([a-z0-9.-]{1,32}) (\d{1,3}) (\d{1,3}) (\d{1,8}) (whole|cut)$/;

/** A token is 16 lower-case hexadecimal digits, new for every round. */
export const isRoundToken = (token: string): boolean => TOKEN.test(token);

/** A section to write; left out, `exit` is 0, `limitSeconds` 4 and `cut` false. */
export type WrittenSection = Pick<RoundSection, 'name' | 'text'> & Partial<RoundSection>;

/** Writes what the script on a node would print. `cpuMs` null leaves the times out. */
export function writeRound(sections: readonly WrittenSection[], token: string, cpuMs: number | null): string {
  const parts = sections.map((section) => writeSection(section, token));
  const times = cpuMs === null ? '' : `@${token} times\n0m0s 0m0s\n0m${(cpuMs / 1000).toFixed(6)}s 0m0s\n`;
  return `# nodeward round ${ROUND_VERSION} ${token}\n${parts.join('')}${times}@${token} end\n`;
}

function writeSection(section: WrittenSection, token: string): string {
  const { name, exit = 0, limitSeconds = 4, cut = false } = section;
  const text = section.text.replace(/[^\t\n -~]/gu, '?');
  return `@${token} ${name} ${exit} ${limitSeconds} ${text.length} ${cut ? 'cut' : 'whole'}\n${text}\n`;
}

/**
 * Reads a round. Text before the first line (a login banner) is skipped. Fails only when no round with
 * this token begins; a round that breaks off keeps the sections that came whole, with `ended` false.
 */
export function readRound(text: string, token: string): Result<RoundText, ProbeFailure> {
  const first = `# nodeward round ${ROUND_VERSION} ${token}\n`;
  const start = TOKEN.test(token) ? text.indexOf(first) : -1;
  if (start < 0) return fail({ kind: 'unreadable', line: firstLine(text) });

  const sections = new Map<string, RoundSection>();
  const twice = new Set<string>();
  let at = start + first.length;
  for (;;) {
    const read = readSection(text, at, token);
    if (read === null) break;
    if (sections.has(read.section.name)) twice.add(read.section.name);
    sections.set(read.section.name, read.section);
    at = read.next;
  }
  // Two answers to one question are none.
  for (const name of twice) sections.delete(name);
  return ok({ sections, ...readTail(text.slice(at, at + 400), token) });
}

function readSection(
  text: string,
  at: number,
  token: string,
): { section: RoundSection; next: number } | null {
  const eol = text.indexOf('\n', at);
  const header = eol < 0 || eol - at > 120 ? null : HEADER.exec(text.slice(at, eol));
  if (header === null) return null;
  const [, seen, name = '', exit, limit, bytes, extent] = header;
  const end = eol + 1 + Number(bytes);
  if (seen !== token || text[end] !== '\n') return null;
  const section: RoundSection = {
    name,
    exit: Number(exit),
    limitSeconds: Number(limit),
    cut: extent === 'cut',
    text: text.slice(eol + 1, end),
  };
  return { section, next: end + 1 };
}

function readTail(tail: string, token: string): Pick<RoundText, 'cpuMs' | 'ended'> {
  const times = `@${token} times\n`;
  const end = `@${token} end\n`;
  if (!tail.startsWith(times)) return { cpuMs: null, ended: tail.startsWith(end) };
  const [self = '', children = '', last = '', behind] = tail.slice(times.length).split('\n');
  return { cpuMs: readCpuMs(`${self} ${children}`), ended: behind !== undefined && `${last}\n` === end };
}

/** The four figures of POSIX `times`: user and system time of the shell, then of its children. */
function readCpuMs(text: string): number | null {
  const figures = text.split(' ').map((figure) => /^(\d+)m(\d+(?:\.\d+)?)s$/.exec(figure));
  if (figures.length !== 4) return null;
  let ms = 0;
  for (const figure of figures) {
    if (figure === null) return null;
    ms += Number(figure[1]) * 60_000 + Number(figure[2]) * 1000;
  }
  return Math.round(ms * 1000) / 1000;
}

const firstLine = (text: string): string => (text.split('\n', 1)[0] ?? '').slice(0, 200);

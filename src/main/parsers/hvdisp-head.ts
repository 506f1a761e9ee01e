import { fields, isBlank } from './printed-lines.ts';

export interface RmsHead {
  /** Empty when the line is not there. */
  readonly localSystem: string;
  readonly configuration: string;
  /** The first line that has no place in the head, or the one after which something is missing. */
  readonly strange: string | null;
  /** What stands below the ruler; everything when there is no ruler. */
  readonly listing: readonly string[];
}

const LOCAL_SYSTEM = /^Local System:\s+(\S+)\s*$/;
const CONFIGURATION = /^Configuration:\s+(\S.*?)\s*$/;
const TITLES = 'Resource Type HostName State StateDetails';
const HEAD = [
  (line: string) => LOCAL_SYSTEM.test(line),
  (line: string) => CONFIGURATION.test(line),
  (line: string) => fields(line).join(' ') === TITLES,
];

/** Three lines above a ruler of dashes: the local SysNode, the configuration's file, the titles. */
export function readRmsHead(lines: readonly string[]): RmsHead {
  const ruler = lines.findIndex((line) => /^-{5,}\s*$/.test(line));
  const head = lines.slice(0, Math.max(ruler, 0)).filter((line) => !isBlank(line));
  return {
    localSystem: valueOf(head, LOCAL_SYSTEM),
    configuration: valueOf(head, CONFIGURATION),
    strange: ruler < 0 ? (lines[0] ?? '') : strangeLine(head),
    listing: lines.slice(ruler + 1),
  };
}

function strangeLine(head: readonly string[]): string | null {
  const strange = head.find((line) => !HEAD.some((isIt) => isIt(line)));
  const isComplete = HEAD.every((isIt) => head.filter(isIt).length === 1);
  return strange ?? (isComplete ? null : (head.at(-1) ?? ''));
}

function valueOf(head: readonly string[], pattern: RegExp): string {
  const values = head.map((line) => pattern.exec(line)?.[1]);
  return values.find((value) => value !== undefined) ?? '';
}

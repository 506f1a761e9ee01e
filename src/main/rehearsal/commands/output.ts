import type { Machine } from '../machine.ts';

export interface Output {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** Who asks: the plain login, or root through sudo. */
export interface Caller {
  readonly machine: Machine;
  readonly root: boolean;
}

export type Command = (args: readonly string[], caller: Caller) => Output;

export const printed = (stdout: string): Output => ({ stdout, stderr: '', exitCode: 0 });
export const failed = (stderr: string, exitCode = 1): Output => ({ stdout: '', stderr, exitCode });
export const notFound = (name: string): Output => failed(`sh: ${name}: command not found\n`, 127);

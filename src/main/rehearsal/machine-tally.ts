import type { MachineCounts } from '../../shared/contract/rehearsal.ts';

const KEPT = 100;

/** Counts what one machine is asked. */
export class MachineTally {
  readonly name: string;
  sshConnections = 0;
  sshOpen = 0;
  commands = 0;
  rounds = 0;
  sudoCalls = 0;
  libvirtConnections = 0;
  libvirtOpen = 0;
  libvirtCalls = 0;
  #changing = 0;
  #refused = 0;
  #procedures: number[] = [];
  #changingCommands: string[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** `denied`: it came over a read-only connection. */
  countChanging(procedure: number, denied: boolean): void {
    this.#changing++;
    if (denied) this.#refused++;
    this.#procedures = [...this.#procedures, procedure].slice(-KEPT);
  }

  countChangingCommand(words: readonly string[]): void {
    this.#changing++;
    this.#changingCommands = [...this.#changingCommands, words.join(' ')].slice(-KEPT);
  }

  counts(): MachineCounts {
    const { name, sshConnections, sshOpen, commands, rounds, sudoCalls } = this;
    const { libvirtConnections, libvirtOpen, libvirtCalls } = this;
    return {
      ...{ name, sshConnections, sshOpen, commands, rounds, sudoCalls },
      ...{ libvirtConnections, libvirtOpen, libvirtCalls },
      changingCalls: this.#changing,
      changingRefused: this.#refused,
      changingProcedures: [...this.#procedures],
      changingCommands: [...this.#changingCommands],
    };
  }

  /** Starts anew; what is open stays counted as open. */
  reset(): void {
    this.sshConnections = this.commands = this.rounds = this.sudoCalls = 0;
    this.libvirtConnections = this.libvirtCalls = 0;
    this.#changing = this.#refused = 0;
    this.#procedures = [];
    this.#changingCommands = [];
  }
}

/**
 * The rehearsal's own time: real time, faster, slower or moved on by hand. It never runs backwards.
 * Everything in the model happens in this time; network deadlines stay real.
 */
export class RehearsalClock {
  readonly #real: () => number;
  #base: number;
  #realBase: number;
  #rate = 1;

  constructor(real: () => number) {
    this.#real = real;
    this.#realBase = real();
    this.#base = this.#realBase;
  }

  get rate(): number {
    return this.#rate;
  }

  now(): number {
    return Math.floor(this.#base + Math.max(0, this.#real() - this.#realBase) * this.#rate);
  }

  setRate(rate: number): void {
    this.#rebase(0);
    this.#rate = rate;
  }

  advance(ms: number): void {
    this.#rebase(ms);
  }

  #rebase(ms: number): void {
    this.#base = this.now() + ms;
    this.#realBase = this.#real();
  }
}

/** What a person says to a running operation. */
export class Turn {
  #waiting: ((answer: 'go-on' | 'stop') => void) | null = null;
  #isStopped = false;

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Waits for a person; `stop` at once once it has been said. */
  async wait(signal: AbortSignal): Promise<'go-on' | 'stop'> {
    if (this.#isStopped || signal.aborted) return 'stop';
    return new Promise((resolve) => {
      const settle = (answer: 'go-on' | 'stop') => {
        this.#waiting = null;
        resolve(answer);
      };
      this.#waiting = settle;
      signal.addEventListener('abort', () => settle('stop'), { once: true });
    });
  }

  /** False: nothing waits for it. */
  goOn(): boolean {
    const settle = this.#waiting;
    settle?.('go-on');
    return settle !== null;
  }

  /** Holds before the next thing that is sent, whatever waits or is looked for now. */
  stop(): void {
    this.#isStopped = true;
    this.#waiting?.('stop');
  }
}

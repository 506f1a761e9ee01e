import { EventEmitter } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type * as Electron from 'electron';
import type { PortStandIn } from './ports.ts';
import { note, recorder } from './recorder.ts';

/** A utility process is a worker thread here: real threads, real message ports. */
class UtilityProcessStandIn extends EventEmitter {
  readonly stdout = null;
  readonly #worker: Worker;
  /** Settles when it has ended and everybody was told. */
  readonly gone: Promise<void>;
  constructor(entry: string, args: readonly string[]) {
    super();
    this.#worker = new Worker(new URL('./utility-worker.mjs', import.meta.url), {
      workerData: { entry },
      argv: [...args],
      execArgv: [],
      stdin: true,
    });
    this.#worker.on('message', (message: unknown) => this.emit('message', message));
    this.#worker.on('error', (error) => {
      note('utility.error', String(error));
    });
    this.gone = new Promise((resolve) => {
      this.#worker.on('exit', (code) => {
        this.emit('exit', code);
        resolve();
      });
    });
  }
  postMessage(message: unknown, ports: PortStandIn[] = []): void {
    const nodePorts = ports.map((port) => port.nodePort);
    this.#worker.postMessage({ data: message, ports: nodePorts }, nodePorts);
  }
  kill(): boolean {
    void this.#worker.terminate();
    return true;
  }
}
export const utilityProcess = {
  fork: (entry: string, args: string[], options: Electron.ForkOptions) => {
    if (!recorder.isReady) throw new Error('Electron forks nothing before ready');
    note('utilityProcess.fork', path.basename(entry), options.serviceName);
    recorder.forkArguments.push(args);
    recorder.forkFlags.push([...(options.execArgv ?? [])]);
    const child = new UtilityProcessStandIn(entry, args);
    recorder.children.push(child);
    return child;
  },
};

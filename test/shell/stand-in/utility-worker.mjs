// Makes a worker thread look like Electron's utility process and runs its entry.
import { parentPort, workerData } from 'node:worker_threads';
import { PortStandIn } from './ports.ts';

process.parentPort = {
  postMessage: (message) => parentPort.postMessage(message),
  on: (event, listener) =>
    parentPort.on(event, ({ data, ports }) =>
      listener({ data, ports: ports.map((port) => new PortStandIn(port)) }),
    ),
};
process.umask = () => 0o077; // a thread may not set it
await import(workerData.entry);

import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** Electron's `MessagePortMain` around a real port of Node. */
export class PortStandIn {
  readonly nodePort: MessagePort;
  constructor(nodePort: MessagePort) {
    this.nodePort = nodePort;
  }
  on(event: 'message' | 'close', listener: (event: { data: unknown; ports: never[] }) => void): this {
    this.nodePort.on(event, (data: unknown) => {
      listener({ data, ports: [] });
    });
    return this;
  }
  start(): void {
    this.nodePort.start();
  }
  postMessage(message: unknown): void {
    this.nodePort.postMessage(message);
  }
  close(): void {
    this.nodePort.close();
  }
}

export class MessageChannelStandIn {
  readonly port1: PortStandIn;
  readonly port2: PortStandIn;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new PortStandIn(port1);
    this.port2 = new PortStandIn(port2);
  }
}

import type { IpcMainInvokeEvent, MessagePortMain, WebContents } from 'electron';
import { MessageChannelMain } from 'electron';

export const CONNECT_CHANNEL = 'engine:connect';
export const PORT_CHANNEL = 'engine:port';

/**
 * Gives a window's page lines to the engine: one end of a new channel to each, main relays nothing. Only the main
 * frame of the page we shipped is answered; a frame that is gone (`senderFrame` null) is not.
 */
export function connectWindow(
  contents: WebContents,
  appOrigin: string,
  connect: (port: MessagePortMain) => void,
): void {
  contents.ipc.handle(CONNECT_CHANNEL, ({ senderFrame }: IpcMainInvokeEvent, request: unknown) => {
    if (senderFrame === null || senderFrame !== contents.mainFrame || senderFrame.origin !== appOrigin) {
      throw new Error('Refused: unknown sender');
    }
    if (!Number.isSafeInteger(request)) throw new Error('Refused: malformed request');
    const { port1, port2 } = new MessageChannelMain();
    connect(port1);
    senderFrame.postMessage(PORT_CHANNEL, request, [port2]);
  });
}

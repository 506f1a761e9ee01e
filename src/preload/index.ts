import { contextBridge, ipcRenderer } from 'electron';

// The whole bridge: frames out, frames in, and the end of the port. What a frame may say is the engine's to judge.
let requests = 0;

contextBridge.exposeInMainWorld('engineLine', {
  open: async (onFrame: (frame: unknown) => void) => {
    const port = await requestPort();
    port.onmessage = ({ data }) => {
      onFrame(data);
    };
    port.addEventListener('close', () => {
      onFrame({ kind: 'closed' });
    });
    return {
      send: (frame: unknown) => {
        port.postMessage(frame);
      },
    };
  },
});

/** A port of its own for each request: answers carry its number. */
function requestPort(): Promise<MessagePort> {
  const request = (requests += 1);
  return new Promise((resolve, reject) => {
    const receive = ({ ports: [port] }: { readonly ports: readonly MessagePort[] }, answered: unknown) => {
      if (answered !== request) return;
      ipcRenderer.off('engine:port', receive);
      if (port === undefined) reject(new Error('No port'));
      else resolve(port);
    };
    ipcRenderer.on('engine:port', receive);
    ipcRenderer.invoke('engine:connect', request).catch((error: unknown) => {
      ipcRenderer.off('engine:port', receive);
      reject(error instanceof Error ? error : new Error(String(error)));
    });
  });
}

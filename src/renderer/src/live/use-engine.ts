import { createContext, use, useSyncExternalStore } from 'react';
import type { Connection } from './connection.ts';
import type { ConsoleTopic, EngineClient, Told } from './engine-client.ts';

export const EngineContext = createContext<EngineClient | null>(null);

export function useEngine(): EngineClient {
  const engine = use(EngineContext);
  if (engine === null) throw new Error('No EngineContext above this component');
  return engine;
}

/** The latest payload of a topic, or null until the first one arrives. */
export function useTopic<T extends ConsoleTopic>(topic: T): Told<T> | null {
  const live = useEngine().topics[topic];
  return useSyncExternalStore(live.subscribe, live.current);
}

export function useConnection(): Connection {
  const { connection } = useEngine();
  return useSyncExternalStore(connection.subscribe, connection.current);
}

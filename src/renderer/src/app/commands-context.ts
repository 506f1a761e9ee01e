import { createContext, use } from 'react';

export interface CommandDoors {
  readonly openPalette: () => void;
  readonly openHelp: () => void;
}

export const CommandsContext = createContext<CommandDoors | null>(null);

export function useCommands(): CommandDoors {
  const doors = use(CommandsContext);
  if (doors === null) throw new Error('No CommandsContext above this component');
  return doors;
}

import { useState } from 'react';

/** Does what a dialog is for, and closes it when that went well. Null: done. Otherwise why not. */
export function useClosing(onClose: () => void): {
  readonly trouble: string | null;
  readonly finish: (work: Promise<string | null>) => Promise<void>;
} {
  const [trouble, setTrouble] = useState<string | null>(null);
  const finish = async (work: Promise<string | null>): Promise<void> => {
    const why = await work;
    if (why === null) onClose();
    else setTrouble(why);
  };
  return { trouble, finish };
}

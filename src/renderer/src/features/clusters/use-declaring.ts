import { useState } from 'react';
import type { Configuration } from '../../../../shared/domain/configuration.ts';
import type { ClusterRecord } from '../../../../shared/domain/site-picture.ts';
import { fileTroubleText } from '../../../../shared/text/file-problem-text.ts';
import { useEngine } from '../../live/use-engine.ts';
import { useSiteId } from '../../live/use-site.ts';
import { askText } from '../../ui/ask-text.ts';
import { useText } from '../../ui/text-context.ts';

export interface Declaring {
  /** What became of the last order, in words; empty before the first. */
  readonly outcome: string;
  /** There is something to take back. */
  readonly undoes: boolean;
  readonly declare: (configuration: Configuration | null) => Promise<void>;
  readonly undo: () => Promise<void>;
}

/** Writes a cluster's configuration into the site file, and takes back what was written from this page. */
export function useDeclaring({ name, deduction }: ClusterRecord): Declaring {
  const text = useText();
  const engine = useEngine();
  const site = useSiteId();
  const [outcome, setOutcome] = useState('');
  const [before, setBefore] = useState<{ readonly was: Configuration | null } | null>(null);
  const write = async (configuration: Configuration | null): Promise<boolean> => {
    const reply = await engine.ask('sites.declare', { site, cluster: name, configuration });
    const wrong = reply.ok ? reply.value.problems[0] : undefined;
    const said = wrong === undefined ? null : fileTroubleText(text, wrong.problem);
    const why = reply.ok ? said : askText(text, reply.error);
    setOutcome(why === null ? text('configuration.written') : text('configuration.notWritten', { why }));
    return why === null;
  };
  return {
    outcome,
    undoes: before !== null,
    declare: async (configuration) => {
      const was = deduction.declared;
      if (await write(configuration)) setBefore({ was });
    },
    undo: async () => {
      if (before !== null && (await write(before.was))) setBefore(null);
    },
  };
}

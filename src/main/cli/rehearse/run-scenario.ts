import { performAct, type ActReport, type Stage } from './perform-act.ts';
import type { Scenario } from './scenario.ts';

export interface ScenarioReport {
  readonly scenario: string;
  readonly agrees: boolean;
  readonly acts: readonly ActReport[];
}

/**
 * Plays the acts in order. After an act that went otherwise than expected the next ones would only say that again:
 * they are left out, and the report ends there.
 */
export async function runScenario(
  scenario: Scenario,
  stage: Stage,
  stop: AbortSignal,
  told: (act: ActReport) => void,
): Promise<ScenarioReport> {
  const acts: ActReport[] = [];
  for (const act of scenario.acts) {
    if (stop.aborted) break;
    const report = await performAct(act, stage, stop);
    acts.push(report);
    told(report);
    if (!report.agrees) break;
  }
  const agrees = acts.length === scenario.acts.length && acts.every((act) => act.agrees);
  return { scenario: scenario.name, agrees, acts };
}

import type { OperationId } from '../../../shared/domain/journal.ts';
import type { OperationRun, RunStep } from '../../../shared/contract/operations.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import type { OperationPlan } from '../../../shared/domain/operation-plan.ts';
import type { Clock } from '../../platform/clock.ts';
import type { StepLook } from '../operations/prepare.ts';

interface Opening {
  readonly operation: OperationId;
  readonly site: SiteId;
  readonly person: string;
  readonly plan: OperationPlan;
}

/** One operation as consoles see it. Every change is told at once. */
export class RunView {
  readonly #clock: Clock;
  readonly #changed: () => void;
  #run: OperationRun;

  constructor({ operation, site, person, plan }: Opening, clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
    const { request, subject, cluster, rules, steps } = plan;
    this.#run = {
      operation,
      site,
      request,
      subject,
      cluster,
      person,
      openedAt: clock.now(),
      closedAt: null,
      state: 'running',
      outcome: null,
      rules,
      steps: steps.map(toDo),
      notAsked: [],
      record: null,
    };
  }

  current(): OperationRun {
    return this.#run;
  }

  update(change: Partial<Omit<OperationRun, 'steps'>>): void {
    this.#run = { ...this.#run, ...change };
    this.#changed();
  }

  /** A step enters a state; what refused it before no longer counts. */
  enter(
    id: string,
    state: RunStep['state'],
    more: Partial<Pick<RunStep, 'output' | 'refusal' | 'leadsTo' | 'saidYesTo'>> = {},
  ): void {
    const at = this.#clock.now();
    this.#step(id, (step) => ({ ...step, refusal: null, saidYesTo: null, ...more, state, at }));
  }

  /** What the newest facts say of a step. */
  show(id: string, { drawn, rules, effects }: StepLook): void {
    this.#step(id, (step) => ({ ...step, ...drawn, rules: [...rules], effects: [...effects] }));
  }

  /** After the deed: what the step says stays as it was done, and only what it brought about is new. */
  showEffects(id: string, { effects }: StepLook): void {
    this.#step(id, (step) => ({ ...step, effects: [...effects] }));
  }

  stepState(id: string): RunStep['state'] | null {
    return this.#run.steps.find((step) => step.id === id)?.state ?? null;
  }

  /** What a step would send, as it is shown. */
  wordsOf(id: string | null): string {
    const step = this.#run.steps.find((each) => each.id === id);
    return step === undefined ? '' : [step.machine, step.command].filter((word) => word !== null).join(': ');
  }

  #step(id: string, change: (step: RunStep) => RunStep): void {
    this.#run = {
      ...this.#run,
      steps: this.#run.steps.map((step) => (step.id === id ? change(step) : step)),
    };
    this.#changed();
  }
}

const toDo = (planned: OperationPlan['steps'][number]): RunStep => {
  const { id, step, part, command, machine, citation, irreversible, values, rules } = planned;
  return {
    ...{ id, step, part, command, machine, citation, irreversible, values, rules },
    state: 'to-do',
    at: null,
    effects: [],
    output: null,
    refusal: null,
    leadsTo: null,
    saidYesTo: null,
  };
};

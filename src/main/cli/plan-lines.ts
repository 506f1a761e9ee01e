import type { OperationPlan } from '../../shared/domain/operation-plan.ts';
import { operationTitle, planVerdictText, ruleLine, stepText } from '../../shared/text/plan-text.ts';
import type { Text } from '../../shared/text/text.ts';

/** A plan for a terminal: verdict, the rules of all steps, then the steps with their commands and rules. */
export const planLines = (text: Text, plan: OperationPlan): readonly string[] => [
  operationTitle(text, plan),
  planVerdictText(text, plan),
  `${text('operations.gathered')} ${new Date(plan.at).toISOString()}`,
  '',
  ...plan.rules.map((rule) => ruleLine(text, rule)),
  ...plan.steps.flatMap((step, place) => [
    '',
    `${place + 1}. ${stepText(text, step)} [${text(`plan.step.${step.standing}`)}]`,
    ...(step.machine === null ? [] : [`   ${step.machine}`]),
    ...(step.command === null ? [] : step.command.split('\n').map((line) => `   | ${line}`)),
    ...step.rules.map((rule) => `   ${ruleLine(text, rule)}`),
  ]),
];

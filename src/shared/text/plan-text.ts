import { isBlockedByUnknown } from '../domain/blocked-by-unknown.ts';
import type { JudgedRule, OperationPlan, PlanStep } from '../domain/operation-plan.ts';
import type { OperationRequest } from '../domain/operation-request.ts';
import type { Text } from './text.ts';
import { virshCommand } from './virsh-command.ts';

/** What a rule says, as one sentence without its full stop. */
export const ruleText = (text: Text, { sentence, values }: JudgedRule): string => text(sentence, values);

/** A rule with its verdict, its name and its document, for a list. */
export const ruleLine = (text: Text, rule: JudgedRule): string =>
  `${text(`plan.rule.${rule.verdict}`)}: ${ruleText(text, rule)} (${text(`rule.name.${rule.rule}`)}; ${text(`cite.${rule.citation}`)})`;

/** What an operation is, with its object. */
export const operationTitle = (text: Text, { request, subject }: Titled): string =>
  text(`operation.${request.operation}`, titleValues(request, subject));
interface Titled {
  readonly request: OperationRequest;
  readonly subject: Pick<OperationPlan['subject'], 'id'>;
}

/** The objects of a wish, for its title; several names stand in a row. */
export const titleValues = (
  request: OperationRequest,
  { id }: Titled['subject'],
): Record<string, string | number> => {
  const rows = Object.entries<string | number | readonly unknown[]>(request).map(
    ([name, value]): [string, string | number] => [
      name,
      typeof value === 'object' ? value.map(String).join(', ') : value,
    ],
  );
  return { ...Object.fromEntries(rows), object: id };
};

/** What a step does. */
export const stepText = (text: Text, { step, values }: Pick<PlanStep, 'step' | 'values'>): string =>
  text(`step.${step}`, values);

/** Whether the operation may begin, and what it waits for. Times as ISO 8601. */
export function planVerdictText(text: Text, plan: OperationPlan): string {
  const { verdict, waitUntil } = plan;
  if (verdict === 'waiting') return text('plan.waiting', { until: new Date(waitUntil ?? 0).toISOString() });
  return isBlockedByUnknown(plan) ? text('plan.blocked.unknown') : text(`plan.${verdict}`);
}

/** A plan as a runbook in Markdown: what was found, by which commands, and what would be done in which order. */
export function runbookOf(text: Text, plan: OperationPlan): string {
  const title = operationTitle(text, plan);
  return [
    `# ${title}`,
    '',
    text('plan.runbook.about', { cluster: plan.cluster, at: new Date(plan.at).toISOString() }),
    '',
    `**${planVerdictText(text, plan)}**`,
    '',
    `## ${text('plan.runbook.rules')}`,
    '',
    ...plan.rules.map((rule) => `- ${ruleLine(text, rule)}`),
    '',
    `## ${text('plan.runbook.steps')}`,
    '',
    ...plan.steps.flatMap((step, place) => stepItem(text, step, place + 1)),
    `## ${text('plan.runbook.evidence')}`,
    '',
    ...evidenceOf(plan),
  ].join('\n');
}

function stepItem(text: Text, step: PlanStep, number: number): string[] {
  const warning = step.irreversible ? [`   - ${text('plan.runbook.irreversible')}`] : [];
  const command = step.command === null ? [] : ['', ...fenced(step.command, '   '), ''];
  const where = step.machine === null ? '' : ` — ${step.machine}`;
  return [
    `${number}. ${stepText(text, step)}${where} [${text(`plan.step.${step.standing}`)}] (${text(`cite.${step.citation}`)})`,
    ...warning,
    ...step.rules.map((rule) => `   - ${ruleLine(text, rule)}`),
    ...command,
    ...byHand(text, step),
    '',
  ];
}

/** A runbook may be all that a person has: a call of libvirt stands there as virsh(1) has it, too. */
function byHand(text: Text, { command }: PlanStep): string[] {
  const typed = command === null ? null : virshCommand(command);
  return typed === null ? [] : [`   ${text('plan.runbook.byHand')}`, '', ...fenced(typed, '   ')];
}

/** Each answer once, however many rules rest on it. */
function evidenceOf({ rules, steps }: OperationPlan): string[] {
  const all = [...rules, ...steps.flatMap((step) => step.rules)].flatMap(({ evidence }) => evidence);
  const once = new Map(all.map((each) => [JSON.stringify(each), each]));
  return [...once.values()].flatMap(({ command, raw, at, from }) => [
    `### ${from}, ${new Date(at).toISOString()}`,
    '',
    ...fenced([...(command === null ? [] : [`$ ${command}`]), raw].join('\n'), ''),
    '',
  ]);
}

/** The fence is longer than any in the text, so that no output can end it. */
function fenced(content: string, indent: string): string[] {
  const longest = Math.max(0, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return [fence, ...content.split('\n'), fence].map((line) => `${indent}${line}`);
}

/** The one object that a wish's title names. */
export const subjectOf = (request: OperationRequest): string => {
  if ('application' in request) return request.application;
  if ('node' in request) return request.node;
  return 'host' in request ? request.host : request.cluster;
};

import type { JudgedRule, PlanStep } from '../../../shared/domain/operation-plan.ts';
import { cfMarkDown } from '../commands/cf-mark-down.ts';
import { cfNodeNumberSchema, cfNodeWordSchema } from '../commands/command-words.ts';
import type { RecoveryFacts } from '../facts/cluster-facts.ts';
import { judgeDeclaredDown, judgeRunsNowhere } from '../rules/start.ts';
import { survivorsOf, viewsOf } from '../rules/views-of-node.ts';

type Draft = Omit<PlanStep, 'standing'>;

/** The steps of a recovery in their order, with the words that would be sent. */
export function recoverySteps(
  facts: RecoveryFacts,
  { sf, stopped }: { readonly sf: JudgedRule; readonly stopped: JudgedRule },
): readonly Draft[] {
  return [
    ...powerOff(facts, sf),
    markDown(facts, [sf, stopped]),
    { ...silent('check-survivors', facts), citation: 'iag44-7.5.1' },
    startGuest(facts),
    { ...silent('check-cluster', facts), citation: 'cf43-7.5.2' },
  ];
}

/**
 * Only where libvirt can do it: a running, crashed, paused or suspended domain is powered off, never resumed (I2,
 * I42). A process of a domain that libvirt calls shut off is out of its reach, and blocks.
 */
function powerOff({ node, hosts }: RecoveryFacts, sf: JudgedRule): readonly Draft[] {
  return hosts.flatMap(({ host, domain }) => {
    const listed = domain.result.ok ? domain.result.value : null;
    if (listed === null || listed.standing.state === 'shut off') return [];
    return [
      {
        step: 'power-off',
        command: `virDomainDestroyFlags(${listed.id}, 0)`,
        machine: host,
        citation: 'cf45s-5.2.2',
        irreversible: true,
        values: { node, host, state: listed.standing.state },
        rules: [sf],
      } as const,
    ];
  });
}

function markDown({ node, others }: RecoveryFacts, rules: readonly JudgedRule[]): Draft {
  const [survivor] = survivorsOf(others);
  const row = survivor === undefined ? null : (viewsOf(node, [survivor])[0]?.row ?? null);
  return {
    step: 'mark-down',
    command: row === null ? null : commandOf(row.number, node),
    machine: survivor?.node ?? null,
    citation: 'cf43-5.2.3',
    irreversible: true,
    values: { node, survivor: survivor?.node ?? '' },
    rules: [...rules],
  };
}

/** Null: a name or number that is no plain word is never put on a command line. */
function commandOf(number: number, node: string): string | null {
  const name = cfNodeWordSchema.safeParse(node);
  const id = cfNodeNumberSchema.safeParse(number);
  if (!name.success || !id.success) return null;
  const { argv, dialogue } = cfMarkDown({ number: id.data, name: name.data });
  const answers = dialogue?.steps.map(({ answer }) => answer) ?? [];
  return [argv.join(' '), ...answers.map((answer) => `> ${answer}`)].join('\n');
}

function startGuest(facts: RecoveryFacts): Draft {
  const { node, hosts } = facts;
  const home = hosts.find(({ domain }) => domain.result.ok && domain.result.value !== null);
  const listed = home?.domain.result.ok === true ? home.domain.result.value : null;
  return {
    step: 'start-guest',
    command: listed === null ? null : `virDomainCreateWithFlags(${listed.id}, VIR_DOMAIN_START_FORCE_BOOT)`,
    machine: home?.host ?? null,
    citation: 'cf45s-5.2.2',
    irreversible: false,
    values: { node, host: home?.host ?? '' },
    rules: [judgeDeclaredDown(facts), judgeRunsNowhere(facts)],
  };
}

const silent = (step: PlanStep['step'], { node, cluster }: RecoveryFacts): Omit<Draft, 'citation'> => ({
  step,
  command: null,
  machine: null,
  irreversible: false,
  values: { node, cluster },
  rules: [],
});

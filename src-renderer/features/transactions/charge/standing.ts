/** What a charge's state means for the person who waits for it. Pure. */
import type { GatewayProviderView } from '#contract/gateways.ts';
import type { TransactionDetail } from '#contract/transactions.ts';

type Words = NonNullable<TransactionDetail['operations'][number]['words']>;

export interface Standing {
  /** `charge.standing.<meaning>` */
  readonly meaning:
    | 'asking'
    | 'waits'
    | 'unknown'
    | 'stopped'
    | 'refused'
    | 'voucher'
    | 'transfer'
    | 'unseen'
    | 'link'
    | 'redirect'
    | 'pending'
    | Exclude<TransactionDetail['status'], 'created' | 'pending'>;
  readonly tone: 'plain' | 'settled' | 'waiting' | 'person';
  /** What the gateway said. */
  readonly words?: Words | undefined;
  /** Our explanation of why it waits. */
  readonly why?: string | undefined;
  /** When it is tried or asked again. */
  readonly nextAtUtc?: string | undefined;
}

export function standingOf(charge: TransactionDetail, provider: GatewayProviderView | undefined): Standing {
  const { status, instructions, failure } = charge;
  const sent = charge.operations.find(({ kind }) => kind === 'create');
  if (status === 'created' && sent !== undefined) return notThereYet(sent);
  if (status === 'failed') {
    const words = sent?.words ?? (failure === undefined ? undefined : { provider: charge.provider, ...failure });
    return { meaning: sent?.state === 'rejected' ? 'refused' : 'failed', tone: 'person', words };
  }
  if (status === 'created' || status === 'pending') return { meaning: waitsFor(instructions, provider), tone: 'plain' };
  if (status === 'paid') return { meaning: status, tone: 'settled' };
  const needsPerson = status === 'disputed' || status === 'dispute-lost';
  return { meaning: status, tone: needsPerson ? 'person' : status === 'authorised' ? 'waiting' : 'plain' };
}

/** On its way to the gateway. */
function notThereYet({ state, job, words }: TransactionDetail['operations'][number]): Standing {
  if (state === 'rejected') return { meaning: 'refused', tone: 'person', words };
  const error = job?.error;
  const said = { words: error?.provider ?? words, why: error?.message };
  if (job?.state === 'dead') return { meaning: 'stopped', tone: 'person', ...said };
  if (job?.state === 'unknown') return { meaning: 'unknown', tone: 'waiting', ...said, nextAtUtc: job.runAtUtc };
  if (job?.state === 'waiting') return { meaning: 'waits', tone: 'waiting', ...said, nextAtUtc: job.runAtUtc };
  return { meaning: 'asking', tone: 'plain' };
}

function waitsFor(
  instructions: TransactionDetail['instructions'],
  provider: GatewayProviderView | undefined,
): Standing['meaning'] {
  if (instructions === undefined) return 'pending';
  if (instructions.kind !== 'spei') return instructions.kind;
  return provider === undefined || tells(provider) ? 'transfer' : 'unseen';
}

/** Whether the gateway says by itself that it was paid; of a bank's account a person has to. */
export function tells({ capabilities }: GatewayProviderView): boolean {
  return capabilities.confirmedBy.some((how) => how === 'webhook' || how === 'polling');
}

/** Nothing came of it, and nothing will: the same may be asked for again. */
export function isOver({ status, operations }: TransactionDetail): boolean {
  const refused = operations.some(({ kind, state }) => kind === 'create' && state === 'rejected');
  return refused || ['failed', 'expired', 'cancelled'].includes(status);
}

/** Historia: every fact that is known, who told it and when, with what the gateway said; and what was asked of it. */
import { Stack } from '@mantine/core';
import { Link } from 'wouter';
import type { TransactionDetail } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { moneyText, useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { ProviderWords } from '../../../ui/form/note.tsx';
import { StateBadge, type Tone } from '../../../ui/state/state-badge.tsx';
import { payoutPath } from '../payouts/payout-path.ts';
import { actorName } from './actor.ts';
import { Evidence } from './evidence.tsx';
import { useOperationName } from './standing.tsx';
import classes from './detail.module.css';

type Event = TransactionDetail['events'][number];
type Operation = TransactionDetail['operations'][number];

const OPERATION_TONES: Readonly<Record<Operation['state'], Tone>> = {
  intent: 'progress',
  sent: 'unknown',
  done: 'settled',
  rejected: 'person',
};

export function HistoryTab({ transaction }: { transaction: TransactionDetail }) {
  const t = useWords(words);
  const { events, operations } = transaction;
  return (
    <Stack gap="lg">
      <section className={classes['group']} aria-label={t('transactions.history.events')}>
        <h3>{t('transactions.history.events')}</h3>
        {events.length === 0 ? (
          <p className="soft">{t('transactions.history.none')}</p>
        ) : (
          <ol className={classes['timeline']}>
            {events.toReversed().map((event) => (
              <EventRow
                key={`${event.recordedAtUtc} ${JSON.stringify(event.fact)}`}
                event={event}
                transaction={transaction}
              />
            ))}
          </ol>
        )}
      </section>
      <section className={classes['group']} aria-label={t('transactions.history.operations')}>
        <h3>{t('transactions.history.operations')}</h3>
        <ol className={classes['timeline']}>
          {operations.toReversed().map((operation) => (
            <OperationRow key={operation.id} operation={operation} transaction={transaction} />
          ))}
        </ol>
      </section>
    </Stack>
  );
}

function EventRow({ event, transaction }: { event: Event; transaction: TransactionDetail }) {
  const t = useWords(words);
  const formats = useFormats();
  const { source, actor, occurredAtUtc, recordedAtUtc, note, evidence } = event;
  const at = occurredAtUtc ?? recordedAtUtc;
  // Who asks by hand gets an answer of the gateway; who confirms by hand has none.
  const by = source === 'hand' ? (evidence === undefined ? 'hand' : 'asked') : source;
  const late = Math.abs(Date.parse(recordedAtUtc) - Date.parse(at)) >= 60_000;
  return (
    <li>
      <time dateTime={at}>{formats.instant(at)}</time>
      <div>
        <EventName event={event} transaction={transaction} />
        <div className="soft">
          {t(`transactions.source.${by}`, { gateway: transaction.gatewayName, actor: actorName(actor) })}
          {late && ` · ${t('transactions.history.known', { when: formats.instant(recordedAtUtc) })}`}
        </div>
        {note !== undefined && <blockquote className={classes['note']}>{note}</blockquote>}
        {evidence !== undefined && <Evidence text={evidence} />}
      </div>
    </li>
  );
}

function EventName({ event: { type, fact }, transaction }: { event: Event; transaction: TransactionDetail }) {
  const t = useWords(words);
  const { currency, currencyDecimals, gatewayId } = transaction;
  const amount = moneyText(Number(fact['amountMinor'] ?? 0), currencyDecimals, currency);
  if (type === 'payout') {
    const payoutId = String(fact['payoutId']);
    return (
      <span>
        {t('transactions.event.payout')}{' '}
        <Link className="mono" href={payoutPath({ gatewayId, payoutId })}>
          {payoutId}
        </Link>
      </span>
    );
  }
  const key = type === 'refund' || type === 'dispute' ? `${type}.${String(fact['status'])}` : type;
  return <span>{t(`transactions.event.${key as 'paid'}`, { amount })}</span>;
}

function OperationRow({ operation, transaction }: { operation: Operation; transaction: TransactionDetail }) {
  const t = useWords(words);
  const formats = useFormats();
  const name = useOperationName(transaction);
  const { state, createdAtUtc, answeredAtUtc, actor, reason, words: said, job } = operation;
  return (
    <li>
      <time dateTime={createdAtUtc}>{formats.instant(createdAtUtc)}</time>
      <div>
        <div className={classes['operation']}>
          <span>{name(operation)}</span>
          <StateBadge tone={OPERATION_TONES[state]}>{t(`transactions.operationState.${state}`)}</StateBadge>
        </div>
        <div className="soft">
          {t('transactions.history.by', { actor: actorName(actor) })}
          {reason !== undefined && ` · ${t(`transactions.reason.${reason}`)}`}
          {answeredAtUtc !== undefined &&
            ` · ${t('transactions.history.answered', { when: formats.instant(answeredAtUtc) })}`}
          {job !== undefined && state !== 'done' && (
            <>
              {' · '}
              <Link href={`/jobs/${job.id}`}>{t('transactions.operation.job')}</Link>
            </>
          )}
        </div>
        <ProviderWords words={said} />
      </div>
    </li>
  );
}

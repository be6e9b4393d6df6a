/** Datos: what the charge comes to, how it is paid, what it belongs to; refunds, disputes and payouts. */
import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { TransactionDetail } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { Facts } from '../../../ui/layout/facts.tsx';
import { Instructions, isPayable } from '../instructions/instructions.tsx';
import { payoutPath } from '../payouts/payout-path.ts';
import { Code } from '../code.tsx';
import { Amounts } from './amounts.tsx';
import { DisputeRow, RefundRow } from './parts.tsx';
import classes from './detail.module.css';

export function FactsTab({ transaction }: { transaction: TransactionDetail }) {
  const t = useWords(words);
  const { status, instructions, refunds, disputes, payoutIds, gatewayId } = transaction;
  const payable = isPayable(status);
  return (
    <Stack gap="lg">
      <Instructions transaction={transaction} live />
      <Amounts transaction={transaction} />
      {refunds.length > 0 && (
        <Group title={t('transactions.refunds')}>
          {refunds.map((refund) => (
            <RefundRow key={refund.refundId} refund={refund} transaction={transaction} />
          ))}
        </Group>
      )}
      {disputes.length > 0 && (
        <Group title={t('transactions.disputes')}>
          {disputes.map((dispute) => (
            <DisputeRow key={dispute.disputeId} dispute={dispute} transaction={transaction} />
          ))}
        </Group>
      )}
      {payoutIds.length > 0 && (
        <Group title={t('transactions.inPayouts')}>
          {payoutIds.map((payoutId) => (
            <li key={payoutId}>
              <Link className="mono" href={payoutPath({ gatewayId, payoutId })}>
                {payoutId}
              </Link>
            </li>
          ))}
        </Group>
      )}
      <Belongs transaction={transaction} />
      {!payable && instructions !== undefined && (
        <details className={classes['folded']}>
          <summary>{t('transactions.wasPaidBy')}</summary>
          <Instructions transaction={transaction} />
        </details>
      )}
    </Stack>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes['group']} aria-label={title}>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

function Belongs({ transaction }: { transaction: TransactionDetail }) {
  const t = useWords(words);
  const formats = useFormats();
  const { invoiceId, invoiceNumber, clientId, clientName, method, card, kind, environment } = transaction;
  // A bank has no tests: the demo's own account there is as any other.
  const isBank = transaction.provider.startsWith('bank-');
  const { objectId, providerStatus, readAtUtc, description, reference, can } = transaction;
  const when = (at: string | undefined): string | undefined => (at === undefined ? undefined : formats.instant(at));
  const how = method === undefined ? t(`transactions.kind.${kind}`) : t(`transactions.method.${method}`);
  const digits = card?.last4 === undefined ? undefined : `•••• ${card.last4}`;
  return (
    <Facts
      facts={[
        invoiceId !== undefined && [
          t('transactions.column.invoice'),
          <Link key="invoice" href={`/invoices/${invoiceId}`}>
            {invoiceNumber ?? t('transactions.invoice')}
          </Link>,
        ],
        clientId !== undefined && [
          t('transactions.column.client'),
          <Link key="client" href={`/clients/${clientId}`}>
            {clientName ?? clientId}
          </Link>,
        ],
        // Of an invoice it is the invoice's number, of nothing that was said the reference.
        [t('transactions.column.description'), [invoiceNumber, reference].includes(description) ? '' : description],
        [
          t('transactions.column.gateway'),
          joined(transaction.gatewayName, environment === 'test' && !isBank && t('transactions.test')),
        ],
        [t('transactions.column.method'), joined(how, card?.brand, digits)],
        [t('transactions.column.reference'), <Code key="reference" text={reference} />],
        objectId !== undefined && [t('transactions.objectId'), <Code key="object" text={objectId} />],
        // Who cannot be asked has no state of its own.
        providerStatus !== undefined &&
          can.refresh && [t('transactions.providerStatus'), <Code key="status" text={providerStatus} />],
        [t('transactions.column.created'), when(transaction.createdAtUtc)],
        [t('transactions.column.paidAt'), when(transaction.paidAtUtc)],
        [t('transactions.readAt'), readAtUtc === undefined ? undefined : formats.ago(readAtUtc)],
      ]}
    />
  );
}

function joined(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== '').join(' · ');
}

/** A charge that was made, as it stands at this moment: what it waits for, what the payer gets, what comes next. */
import { Button } from '@mantine/core';
import { IconCash, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { TransactionDetail } from '#contract/transactions.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/charge.ts';
import { useCommands } from '../../../app/commands/registry.ts';
import { client } from '../../../app/connection/link.ts';
import { api } from '../../../app/connection/query.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { ErrorState } from '../../../ui/feedback/error-state.tsx';
import { reportProblem } from '../../../ui/feedback/report.ts';
import { Note, ProviderWords } from '../../../ui/form/note.tsx';
import { Facts } from '../../../ui/layout/facts.tsx';
import { Instructions } from '../instructions/instructions.tsx';
import { TransactionState } from '../state.tsx';
import { isOver, standingOf, tells } from './standing.ts';
import classes from './charge.module.css';

interface MadeProps {
  readonly id: string;
  readonly companyId: string;
  /** As the engine answered when it was made: shown until it is read. */
  readonly first?: TransactionDetail | undefined;
  /** What paying it does to an invoice. */
  readonly settles?: string | undefined;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

export function Made({ id, companyId, first, settles, onAgain, onClose }: MadeProps) {
  const { data, error, refetch } = useQuery({
    ...api.transactions.get.queryOptions({ input: { id } }),
    ...(first === undefined ? {} : { placeholderData: first }),
  });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <div className={`skeleton ${classes['waiting']}`} />;
  return <Shown charge={data} companyId={companyId} settles={settles} onAgain={onAgain} onClose={onClose} />;
}

interface ShownProps extends Pick<MadeProps, 'companyId' | 'settles' | 'onAgain' | 'onClose'> {
  readonly charge: TransactionDetail;
}

function Shown({ charge, companyId, settles, onAgain, onClose }: ShownProps) {
  const t = useWords(words);
  const c = useWords(common);
  const formats = useFormats();
  const listed = useQuery(api.gateways.list.queryOptions({ input: { companyId } }));
  const heading = useRef<HTMLHeadingElement>(null);
  const [asking, setAsking] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const provider = listed.data?.providers.find((one) => one.id === charge.provider);
  const gateway = listed.data?.gateways.find((one) => one.id === charge.gatewayId);
  const standing = standingOf(charge, provider);
  const { amountMinor, currency, currencyDecimals, feeMinor, feeTaxMinor, netMinor, paidAtUtc } = charge;
  const money = (minor: number | undefined): string | undefined =>
    minor === undefined ? undefined : `${formats.minor(minor, currencyDecimals)} ${currency}`;
  const name = gateway?.name ?? provider?.displayName ?? charge.provider;
  const canAsk = charge.objectId !== undefined && provider !== undefined && tells(provider);
  const ask = (): void => {
    if (!canAsk || asking) return;
    setAsking(true);
    client.transactions
      .refresh({ id: charge.id })
      .catch(reportProblem)
      .finally(() => setAsking(false));
  };
  const over = isOver(charge);
  useCommands([
    {
      id: 'charge.refresh',
      label: t('charge.refresh'),
      group: t('charge.group'),
      keys: ['R'],
      run: ask,
      sheetOnly: !canAsk,
    },
  ]);
  return (
    <div className={classes['made']}>
      <div className={classes['head']}>
        <h2 ref={heading} tabIndex={-1} className={classes['heading']}>
          {t('charge.made', { name })}
        </h2>
        <span aria-live="polite" role="status">
          <TransactionState status={charge.status} of={charge} />
        </span>
        <span className="tabular">{money(amountMinor)}</span>
      </div>
      <Note tone={standing.tone}>
        <div aria-live="polite">
          {t(`charge.standing.${standing.meaning}`, { name })}{' '}
          {standing.meaning === 'paid' && settles !== undefined && settles}
          {standing.nextAtUtc !== undefined && t('charge.standing.next', { when: formats.ago(standing.nextAtUtc) })}
        </div>
        {standing.why !== undefined && <div className="soft">{standing.why}</div>}
        <ProviderWords words={standing.words} />
      </Note>
      <Instructions transaction={charge} live />
      <Facts
        facts={[
          [t('charge.description'), charge.description],
          [
            t('charge.reference'),
            <span key="reference" className="mono">
              {charge.reference}
            </span>,
          ],
          [t('charge.paidAt'), paidAtUtc === undefined ? undefined : formats.instant(paidAtUtc)],
          [t('charge.fee'), money(feeMinor)],
          [t('charge.fee.tax'), money(feeTaxMinor)],
          [t('charge.fee.net'), money(netMinor)],
        ]}
      />
      <div className={classes['foot']}>
        {over && (
          <Button leftSection={<IconCash size={14} aria-hidden />} onClick={onAgain}>
            {t('charge.chargeAgain')}
          </Button>
        )}
        {!over && canAsk && charge.status !== 'paid' && (
          <Button variant="default" leftSection={<IconRefresh size={14} aria-hidden />} loading={asking} onClick={ask}>
            {t('charge.refresh')}
          </Button>
        )}
        <Button component={Link} href={`/transactions/${charge.id}`} variant="default">
          {t('charge.open')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {c('common.close')}
        </Button>
      </div>
    </div>
  );
}

/** What the kinds of instructions have in common: a large value with its name, until when, the amount. */
import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PaymentInstructionsView, TransactionDetail } from '#contract/transactions.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/charge.ts';
import { useFormats, minorToDecimal } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import classes from './instructions.module.css';

export type Of<K extends PaymentInstructionsView['kind']> = Extract<PaymentInstructionsView, { readonly kind: K }>;

export interface KindProps<K extends PaymentInstructionsView['kind']> {
  readonly transaction: TransactionDetail;
  readonly of: Of<K>;
  /** The buttons that take them to the payer. */
  readonly send: ReactNode;
}

interface LineProps {
  readonly name: string;
  readonly children: ReactNode;
  /** What a press puts on the clipboard; absent: nothing is copied. */
  readonly copies?: string | undefined;
  readonly large?: boolean;
}

/** A name, its value, and a press that copies it. */
export function Line({ name, children, copies, large = false }: LineProps) {
  const c = useWords(common);
  return (
    <div className={classes['line']} data-large={large || undefined}>
      <dt>{name}</dt>
      <dd>
        <span className={classes['value']}>{children}</span>
        {copies !== undefined && (
          <CopyButton value={copies}>
            {({ copied, copy }) => (
              <ActionIcon
                size={22}
                aria-label={copied ? c('common.copied') : `${c('common.copy')}: ${name}`}
                title={c('common.copy')}
                onClick={copy}
              >
                {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              </ActionIcon>
            )}
          </CopyButton>
        )}
      </dd>
    </div>
  );
}

/** As it is paid: to the cent. */
export function AmountLine({ transaction, exact = false }: { transaction: TransactionDetail; exact?: boolean }) {
  const t = useWords(words);
  const formats = useFormats();
  const { amountMinor, currency, currencyDecimals } = transaction;
  return (
    <Line
      name={t(exact ? 'charge.instructions.exactAmount' : 'charge.amount')}
      copies={minorToDecimal(amountMinor, currencyDecimals)}
    >
      <span className="tabular">
        {formats.minor(amountMinor, currencyDecimals)} {currency}
      </span>
    </Line>
  );
}

export function ExpiryLine({ atUtc }: { atUtc: string | undefined }) {
  const t = useWords(words);
  const formats = useFormats();
  if (atUtc === undefined) return null;
  return (
    <Line name={t('charge.instructions.expires')}>
      {formats.instant(atUtc)} <span className="soft">({formats.ago(atUtc)})</span>
    </Line>
  );
}

/** Groups of four, as they are read aloud; only of plain digits and letters. */
export function grouped(reference: string): string {
  return /^[0-9A-Za-z]{7,}$/.test(reference) ? reference.replaceAll(/(.{4})(?=.)/g, '$1 ') : reference;
}

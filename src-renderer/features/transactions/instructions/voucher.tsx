/** A voucher: the reference that is typed or scanned at the store, and the gateway's printable page. */
import { Button } from '@mantine/core';
import { IconBarcode, IconExternalLink } from '@tabler/icons-react';
import * as words from '#i18n/catalog/window/charge.ts';
import { useWords } from '../../../i18n/words.ts';
import { isOutside, outside } from '../../../ui/layout/outside-link.tsx';
import { AmountLine, ExpiryLine, grouped, Line, type KindProps } from './parts.tsx';
import classes from './instructions.module.css';

export function VoucherInstructions({ transaction, of, send }: KindProps<'voucher'>) {
  const t = useWords(words);
  const { reference, voucherUrl, barcodeUrl, store, expiresAtUtc } = of;
  const barcode = barcodeUrl === undefined ? undefined : barcodeAddress(barcodeUrl);
  return (
    <>
      <dl className={classes['lines']}>
        <Line name={t('charge.instructions.reference')} copies={reference} large>
          <span className="mono">{grouped(reference)}</span>
        </Line>
        <AmountLine transaction={transaction} />
        {store !== undefined && <Line name={t('charge.instructions.store')}>{store}</Line>}
        <ExpiryLine atUtc={expiresAtUtc} />
      </dl>
      {barcode?.inside === true && (
        <img className={classes['barcode']} src={barcode.url} alt={t('charge.instructions.barcodeOf', { reference })} />
      )}
      <div className={classes['actions']}>
        {isOutside(voucherUrl) && (
          <Button
            component="a"
            {...outside(voucherUrl)}
            variant="default"
            leftSection={<IconExternalLink size={14} aria-hidden />}
          >
            {t('charge.instructions.openVoucher')}
          </Button>
        )}
        {barcode?.inside === false && (
          <Button
            component="a"
            {...outside(barcode.url)}
            variant="default"
            leftSection={<IconBarcode size={14} aria-hidden />}
          >
            {t('charge.instructions.openBarcode')}
          </Button>
        )}
        {send}
      </div>
    </>
  );
}

/** The window loads no pictures from elsewhere: one that came within the answer is shown, another one opened outside. */
function barcodeAddress(url: string): { readonly url: string; readonly inside: boolean } | undefined {
  if (url.startsWith('data:image/')) return { url, inside: true };
  return isOutside(url) ? { url, inside: false } : undefined;
}

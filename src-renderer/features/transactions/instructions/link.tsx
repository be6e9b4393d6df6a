/** A page of the gateway's: its address, and the QR that leads there. */
import { Button } from '@mantine/core';
import { IconDownload, IconExternalLink, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import * as words from '#i18n/catalog/window/charge.ts';
import { useCompany } from '../../../app/company.tsx';
import { api } from '../../../app/connection/query.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { reportProblem } from '../../../ui/feedback/report.ts';
import { saveFile } from '../../../ui/fields/files.ts';
import { isOutside, outside } from '../../../ui/layout/outside-link.tsx';
import { AmountLine, ExpiryLine, Line, type KindProps } from './parts.tsx';
import { pngOf, printQr, svgAddress } from './qr.ts';
import classes from './instructions.module.css';

export function LinkInstructions({ transaction, of, send }: KindProps<'link' | 'redirect'>) {
  const t = useWords(words);
  const formats = useFormats();
  const { company } = useCompany();
  const { url, expiresAtUtc } = of;
  const qr = useQuery(api.transactions.qr.queryOptions({ input: { id: transaction.id } }));
  const svg = qr.data?.svg;
  const { amountMinor, currency, currencyDecimals, description, reference } = transaction;
  const print = (): void => {
    if (svg === undefined) return;
    const lines = {
      company: company.tradeName ?? company.legalName,
      description,
      amount: `${formats.minor(amountMinor, currencyDecimals)} ${currency}`,
      hint: t('charge.instructions.scan'),
      url,
      alt: t('charge.instructions.qrOf', { description }),
    };
    printQr(svg, lines).catch(reportProblem);
  };
  const save = (): void => {
    if (svg === undefined) return;
    pngOf(svg)
      .then((bytes) => saveFile(`qr-${reference}.png`, bytes))
      .catch(reportProblem);
  };
  return (
    <>
      <div className={classes['withQr']}>
        {svg === undefined ? (
          <div className={`${qr.isError ? '' : 'skeleton'} ${classes['qr']}`} />
        ) : (
          <img
            className={classes['qr']}
            src={svgAddress(svg)}
            alt={t('charge.instructions.qrOf', { description })}
            width={148}
            height={148}
          />
        )}
        <dl className={classes['lines']}>
          <Line name={t(of.kind === 'link' ? 'charge.instructions.link' : 'charge.instructions.redirect')} copies={url}>
            <span className={`mono ${classes['url']}`} title={url}>
              {url}
            </span>
          </Line>
          <AmountLine transaction={transaction} />
          <ExpiryLine atUtc={expiresAtUtc} />
        </dl>
      </div>
      <div className={classes['actions']}>
        {isOutside(url) && (
          <Button
            component="a"
            {...outside(url)}
            variant="default"
            leftSection={<IconExternalLink size={14} aria-hidden />}
          >
            {t('charge.instructions.openLink')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          disabled={svg === undefined}
          onClick={save}
        >
          {t('charge.instructions.saveQr')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={14} aria-hidden />}
          disabled={svg === undefined}
          onClick={print}
        >
          {t('charge.instructions.printQr')}
        </Button>
        {send}
      </div>
    </>
  );
}

/** The printed document as it is: its pages below each other, as wide as the panel or as large as is asked. */
import { ActionIcon, Button } from '@mantine/core';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import type { InvoiceDetail } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { useCommands } from '../../../../app/commands/registry.ts';
import { useWords } from '../../../../i18n/words.ts';
import { ErrorState } from '../../../../ui/feedback/error-state.tsx';
import { PdfPage } from './pdf-page.tsx';
import { usePdf } from './use-pdf.ts';
import classes from './pdf.module.css';

const STEPS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const;
/** CSS pixels of a point of the document at 100 %. */
const POINT = 96 / 72;
/** Letter: what stands while the page is not known yet. */
const LETTER = { width: 612, height: 792 };

export default function PdfTab({ invoice }: { invoice: InvoiceDetail }) {
  const t = useWords(words);
  const { pages, error, retry } = usePdf(invoice);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [zoom, setZoom] = useState<number>();
  const pageWidth = pages?.[0]?.getViewport({ scale: 1 }).width ?? LETTER.width;
  const fit = width === 0 ? 0 : width / pageWidth;
  const scale = zoom === undefined ? fit : zoom * POINT;
  const percent = Math.round((scale / POINT) * 100);
  const step = (by: 1 | -1): void => {
    const now = scale / POINT;
    const next = by > 0 ? STEPS.find((one) => one > now * 1.01) : STEPS.findLast((one) => one < now * 0.99);
    if (next !== undefined) setZoom(next);
  };
  const group = t('invoices.title');
  useCommands([
    { id: 'invoices.zoomIn', label: t('invoices.pdf.zoomIn'), group, keys: ['+'], run: () => step(1) },
    { id: 'invoices.zoomOut', label: t('invoices.pdf.zoomOut'), group, keys: ['-'], run: () => step(-1) },
    { id: 'invoices.fit', label: t('invoices.pdf.fit'), group, keys: ['0'], run: () => setZoom(undefined) },
  ]);
  if (error !== null && error !== undefined) return <ErrorState error={error} onRetry={retry} />;
  return (
    <div className={classes['view']}>
      <div className={classes['tools']} role="toolbar" aria-label={t('invoices.pdf.tools')}>
        <span className="soft tabular">{pages !== undefined && t('invoices.pdf.pages', { count: pages.length })}</span>
        <span className={classes['spring']} />
        <ActionIcon size={24} aria-label={t('invoices.pdf.zoomOut')} onClick={() => step(-1)}>
          <IconZoomOut size={14} />
        </ActionIcon>
        <span className={`${classes['percent']} tabular`}>{scale === 0 ? '' : `${percent} %`}</span>
        <ActionIcon size={24} aria-label={t('invoices.pdf.zoomIn')} onClick={() => step(1)}>
          <IconZoomIn size={14} />
        </ActionIcon>
        <Button
          size="compact-xs"
          h="24px"
          variant="default"
          disabled={zoom === undefined}
          onClick={() => setZoom(undefined)}
        >
          {t('invoices.pdf.fit')}
        </Button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by key too */}
      <div className={classes['pages']} ref={ref} tabIndex={0} role="group" aria-label={t('invoices.pdf.label')}>
        {pages === undefined || scale === 0 ? (
          <div className={`skeleton ${classes['blank']}`} style={{ height: LETTER.height * (fit || 1) }} />
        ) : (
          pages.map((page) => (
            <PdfPage
              key={page.pageNumber}
              page={page}
              scale={scale}
              label={t('invoices.pdf.page', { page: page.pageNumber, pages: pages.length })}
            />
          ))
        )}
      </div>
    </div>
  );
}

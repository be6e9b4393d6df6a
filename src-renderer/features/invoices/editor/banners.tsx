/** Lines above the editor that a person answers: an unfinished invoice, a draft that changed elsewhere, why it cannot be stamped. */
import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { InvoiceCancellation } from '#contract/cancellation.ts';
import * as cancelWords from '#i18n/catalog/window/cancellation.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { client } from '../../../app/connection/link.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import type { Problem } from '../../../ui/feedback/problem.ts';
import { reportProblem } from '../../../ui/feedback/report.ts';
import { showDone } from '../../../ui/feedback/toasts.tsx';
import type { Unsaved } from './model/unsaved.ts';
import { isBlankLine } from './model/form.ts';
import classes from './banner.module.css';

interface BannerProps {
  readonly tone: 'plain' | 'person' | 'waiting';
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

function Banner({ tone, children, actions }: BannerProps) {
  return (
    <div className={classes['banner']} data-tone={tone} role={tone === 'plain' ? 'status' : 'alert'}>
      <div className={classes['text']}>{children}</div>
      {actions}
    </div>
  );
}

interface UnfinishedProps {
  readonly unsaved: Unsaved;
  readonly onContinue: () => void;
  readonly onDiscard: () => void;
}

export function UnfinishedBanner({ unsaved, onContinue, onDiscard }: UnfinishedProps) {
  const t = useWords(words);
  const formats = useFormats();
  const { form, atUtc } = unsaved;
  const count = form.lines.filter((line) => !isBlankLine(line)).length;
  const who = form.clientName === '' ? t('editor.unfinished.noClient') : form.clientName;
  const what = `${who} · ${t('editor.lines.count', { count })}`;
  return (
    <Banner
      tone="plain"
      actions={
        <>
          <Button size="compact-xs" onClick={onContinue}>
            {t('editor.unfinished.continue')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={onDiscard}>
            {t('editor.unfinished.discard')}
          </Button>
        </>
      }
    >
      {t('editor.unfinished', { what, ago: formats.ago(atUtc) })}
    </Banner>
  );
}

interface ReplacesBannerProps {
  readonly replaces: NonNullable<InvoiceCancellation['replaces']>;
}

/** What this one takes the place of, and how to leave that alone. */
export function ReplacesBanner({ replaces }: ReplacesBannerProps) {
  const t = useWords(cancelWords);
  const [, go] = useLocation();
  const { id, label, cancellation } = replaces;
  return (
    <Banner
      tone="plain"
      actions={
        <>
          <Button size="compact-xs" variant="default" onClick={() => go(`/invoices/${id}`)}>
            {t('cancel.chain.see', { label })}
          </Button>
          {cancellation === 'planned' && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => {
                client.cancellation
                  .withdraw({ invoiceId: id })
                  .then(() => showDone(t('cancel.withdrawn', { number: label })))
                  .catch(reportProblem);
              }}
            >
              {t('cancel.withdrawPlan')}
            </Button>
          )}
        </>
      }
    >
      {t('cancel.chain.banner', { label })}
    </Banner>
  );
}

export function StaleBanner({ onTheirs, onMine }: { onTheirs: () => void; onMine: () => void }) {
  const t = useWords(words);
  return (
    <Banner
      tone="waiting"
      actions={
        <>
          <Button size="compact-xs" variant="default" onClick={onTheirs}>
            {t('editor.stale.theirs')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={onMine}>
            {t('editor.stale.mine')}
          </Button>
        </>
      }
    >
      <strong>{t('editor.stale.title')}</strong> {t('editor.stale.text')}
    </Banner>
  );
}

/** Where each problem is mended. */
function placeOf(code: string): readonly [path: string, words: 'toPac' | 'toCsd' | 'toSeries'] | undefined {
  if (code === 'INVOICE_NO_PAC') return ['/settings/pacs', 'toPac'];
  if (code.startsWith('CSD_')) return ['/settings/certificates', 'toCsd'];
  if (code === 'INVOICE_NO_SERIES') return ['/settings/series', 'toSeries'];
  return undefined;
}

export function ProblemBanner({ problem, onClose }: { problem: Problem; onClose: () => void }) {
  const t = useWords(words);
  const c = useWords(common);
  const [, go] = useLocation();
  const place = placeOf(problem.code);
  return (
    <Banner
      tone="person"
      actions={
        <>
          <span className={classes['code']}>{problem.code}</span>
          {place !== undefined && (
            <Button size="compact-xs" variant="default" onClick={() => go(place[0])}>
              {t(`editor.problem.${place[1]}`)}
            </Button>
          )}
          <ActionIcon size={22} aria-label={c('common.close')} onClick={onClose}>
            <IconX size={14} />
          </ActionIcon>
        </>
      }
    >
      {problem.message}
    </Banner>
  );
}

/**
 * What can be done with one invoice: the same in its context menu, by key, in its panel and in the palette.
 * Only what its state allows is offered.
 */
import {
  IconBan,
  IconBuildingBank,
  IconCash,
  IconCode,
  IconCopy,
  IconFileTypePdf,
  IconHelpHexagon,
  IconId,
  IconMail,
  IconPencil,
  IconRubberStamp,
  IconTrash,
} from '@tabler/icons-react';
import { useMemo, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { InvoiceRowView } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import * as satWords from '#i18n/catalog/window/sat-status.ts';
import { client } from '../../../app/connection/link.ts';
import { queryClient, api } from '../../../app/connection/query.ts';
import { offerUndo } from '../../../app/undo.ts';
import { useWords } from '../../../i18n/words.ts';
import { problemOf } from '../../../ui/feedback/problem.ts';
import { reportProblem } from '../../../ui/feedback/report.ts';
import { showDone } from '../../../ui/feedback/toasts.tsx';
import { saveContent } from '../../../ui/fields/files.ts';
import { useLatest } from '../../../ui/use-latest.ts';
import { allowed, type ActionId } from './allowed.ts';
import { invoiceNumber } from './invoice-number.ts';

export interface InvoiceAction {
  readonly id: ActionId;
  readonly label: string;
  readonly key: string;
  readonly icon: ReactNode;
  readonly danger?: boolean;
  readonly separated?: boolean;
  readonly run: () => void;
}

/** Keys of the actions, wherever they are offered. */
export const ACTION_KEYS: Readonly<Record<ActionId, string>> = {
  edit: 'E',
  issue: 'T',
  ask: 'A',
  charge: 'C',
  pdf: 'P',
  xml: 'X',
  mail: 'M',
  duplicate: 'D',
  copyUuid: 'U',
  sat: 'S',
  // Whatever it is, the same key gets rid of it: a draft at once, a stamped one after its questions.
  cancel: 'Delete',
  remove: 'Delete',
};

const ICONS: Readonly<Record<ActionId, ReactNode>> = {
  edit: <IconPencil size={14} />,
  issue: <IconRubberStamp size={14} />,
  ask: <IconHelpHexagon size={14} />,
  charge: <IconCash size={14} />,
  pdf: <IconFileTypePdf size={14} />,
  xml: <IconCode size={14} />,
  mail: <IconMail size={14} />,
  duplicate: <IconCopy size={14} />,
  copyUuid: <IconId size={14} />,
  sat: <IconBuildingBank size={14} />,
  cancel: <IconBan size={14} />,
  remove: <IconTrash size={14} />,
};

interface Asked {
  /** Shows the invoice in the panel: what stands in the way of a stamp is read there. */
  readonly show: (id: string) => void;
  /** Opens the panel on its composer of mail. */
  readonly compose: (id: string) => void;
  /** Opens the panel on the form that charges it, or on what is being charged. */
  readonly charge: (id: string) => void;
  /** Opens the panel on the form that asks for its cancellation. */
  readonly cancel: (id: string) => void;
  /** It is gone: a panel that shows it closes. */
  readonly gone: (id: string) => void;
}

export function useInvoiceActions(asked: Asked): (row: InvoiceRowView) => readonly InvoiceAction[] {
  const t = useWords(words);
  const sat = useWords(satWords);
  const [, go] = useLocation();
  const latest = useLatest(asked);
  return useMemo(() => {
    const nameOf = (row: InvoiceRowView): string => invoiceNumber(row) ?? row.receiverName;
    const run: Readonly<Record<ActionId, (row: InvoiceRowView) => Promise<unknown> | undefined>> = {
      edit(row) {
        go(`/invoices/${row.id}/edit`);
        return undefined;
      },
      async issue(row) {
        const { issued, invoice, findings } = await client.invoices.issue({ id: row.id, version: row.version });
        if (issued) {
          showDone(t('invoices.issued', { number: nameOf(invoice) }));
          return;
        }
        const errors = findings.filter(({ severity }) => severity === 'error').length;
        showDone(t('invoices.notIssued', { count: errors }));
        latest.current.show(row.id);
      },
      async ask(row) {
        const { status } = await client.stamping.askNow({ invoiceId: row.id });
        showDone(t(status === 'unknown' ? 'invoices.asked.still' : 'invoices.asked.settled', { number: nameOf(row) }));
      },
      async pdf(row) {
        await saveContent(await client.invoices.pdf({ id: row.id }));
      },
      async xml(row) {
        await saveContent(await client.invoices.xml({ id: row.id }));
      },
      mail(row) {
        latest.current.compose(row.id);
        return undefined;
      },
      charge(row) {
        latest.current.charge(row.id);
        return undefined;
      },
      async duplicate(row) {
        const made = await client.invoices.duplicate({ id: row.id });
        go(`/invoices/${made.id}/edit`);
      },
      async copyUuid(row) {
        await navigator.clipboard.writeText(row.uuid ?? '');
        showDone(t('invoices.uuidCopied'));
      },
      async sat(row) {
        const { state } = await client.satStatus.check({ id: row.id });
        showDone(sat('sat.answered', { number: nameOf(row), state: sat(`sat.state.${state}`) }));
      },
      cancel(row) {
        latest.current.cancel(row.id);
        return undefined;
      },
      async remove(row) {
        const { draft } = await client.invoices.get({ id: row.id });
        await client.invoices.remove({ id: row.id, version: row.version });
        latest.current.gone(row.id);
        if (draft !== undefined)
          offerUndo(t('invoices.removed', { name: row.receiverName }), () => client.invoices.create(draft));
      },
    };
    const labelOf = (id: ActionId, row: InvoiceRowView): string => {
      if (id === 'edit') return t(row.status === 'rejected' ? 'invoices.action.correct' : 'invoices.action.continue');
      return t(`invoices.action.${id}`);
    };
    return (row) =>
      allowed(row).map((id) => ({
        id,
        label: labelOf(id, row),
        key: ACTION_KEYS[id],
        icon: ICONS[id],
        danger: id === 'remove' || id === 'cancel',
        separated: id === 'pdf' || id === 'duplicate' || id === 'sat' || id === 'remove',
        run: () => void run[id](row)?.catch((error: unknown) => tell(error, row.id, latest.current.show)),
      }));
  }, [go, latest, sat, t]);
}

/** Somebody else was quicker, here or in another window: the newest is read and shown beside the words. */
function tell(error: unknown, id: string, show: (id: string) => void): void {
  const { code } = problemOf(error);
  if (code === 'STALE_VERSION' || code === 'INVOICE_CHANGED_SINCE_SHOWN') {
    void queryClient.invalidateQueries({ queryKey: api.invoices.key() });
    show(id);
  }
  reportProblem(error);
}

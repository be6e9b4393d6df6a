/** What can be done with a charge: the same in its context menu, by key, in its panel and in the palette. */
import {
  IconArrowBack,
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconCopy,
  IconFileInvoice,
  IconHandClick,
  IconRefresh,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useCompany } from '../../app/company.tsx';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { allowed, type ActionId, type Charge, type FormId } from './allowed.ts';

export const ACTION_KEYS: Readonly<Record<ActionId, string>> = {
  refresh: 'R',
  capture: 'A',
  refund: 'D',
  confirm: 'H',
  undoConfirm: 'Z',
  cancel: 'X',
  invoice: 'I',
  copyReference: 'U',
};

export interface ChargeAction {
  readonly id: ActionId;
  readonly label: string;
  readonly key: string;
  readonly icon: ReactNode;
  readonly separated: boolean;
  readonly danger: boolean;
  readonly run: () => void;
}

const ICONS: Readonly<Record<ActionId, ReactNode>> = {
  refresh: <IconRefresh size={14} />,
  capture: <IconCheck size={14} />,
  refund: <IconArrowBackUp size={14} />,
  confirm: <IconHandClick size={14} />,
  undoConfirm: <IconArrowBack size={14} />,
  cancel: <IconBan size={14} />,
  invoice: <IconFileInvoice size={14} />,
  copyReference: <IconCopy size={14} />,
};
const SEPARATED: ReadonlySet<ActionId> = new Set(['refresh', 'invoice']);

/** @param onForm opens the form in which amount and consequence are said before anything is done */
export function useChargeActions(onForm: (id: string, form: FormId) => void): (row: Charge) => readonly ChargeAction[] {
  const t = useWords(words);
  const [, go] = useLocation();
  const { company } = useCompany();
  const { data } = useQuery(api.gateways.list.queryOptions({ input: { companyId: company.id } }));
  return useMemo(() => {
    const run = (id: ActionId, row: Charge): Promise<unknown> | undefined => {
      if (id === 'refresh') return refresh(row);
      if (id === 'undoConfirm') return takeBack(row);
      if (id === 'copyReference') return copyReference(row);
      if (id === 'invoice') go(`/invoices/${row.invoiceId ?? ''}`);
      else onForm(row.id, id);
      return undefined;
    };
    async function refresh(row: Charge): Promise<void> {
      const { status } = await client.transactions.refresh({ id: row.id });
      const state = t(`transactions.status.${status}`);
      showDone(t('transactions.refreshed', { gateway: row.gatewayName, state }));
    }
    async function takeBack({ id }: Charge): Promise<void> {
      await client.transactions.undoConfirm({ id });
      showDone(t('transactions.unconfirmed'));
    }
    async function copyReference({ reference }: Charge): Promise<void> {
      await navigator.clipboard.writeText(reference);
      showDone(t('transactions.referenceCopied'));
    }
    return (row) =>
      allowed(
        row,
        data?.providers.find(({ id }) => id === row.provider),
      ).map((id) => ({
        id,
        label: t(`transactions.action.${id}`),
        key: ACTION_KEYS[id],
        icon: ICONS[id],
        separated: SEPARATED.has(id),
        danger: id === 'cancel',
        run: () => void run(id, row)?.catch(reportProblem),
      }));
  }, [data, go, onForm, t]);
}

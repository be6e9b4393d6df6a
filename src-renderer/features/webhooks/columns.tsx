/** The columns of the inbox; beside an open panel only those that tell one event from another. */
import { useMemo } from 'react';
import type { WebhookEventRow } from '#contract/webhooks.ts';
import * as words from '#i18n/catalog/window/webhooks.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { StateBadge } from '../../ui/state/state-badge.tsx';
import type { Column } from '../../ui/table/types.ts';
import { TONES, trustOf } from './states.ts';

const BESIDE_PANEL = new Set(['received', 'state', 'gateway', 'type', 'object']);

export function useWebhookColumns(
  nameOf: (gatewayId: string) => string | undefined,
  /** Why comes early where it is what is looked for. */
  { besidePanel, why }: { readonly besidePanel: boolean; readonly why: boolean },
): readonly Column<WebhookEventRow>[] {
  const t = useWords(words);
  const formats = useFormats();
  return useMemo(() => {
    const text = (
      id: 'type' | 'providerType' | 'object' | 'gateway' | 'error',
      width: number,
      of: (row: WebhookEventRow) => string,
    ): Column<WebhookEventRow> => ({ id, header: t(`webhooks.column.${id}`), width, cell: of, text: of });
    const mono = (column: Column<WebhookEventRow>): Column<WebhookEventRow> => ({
      ...column,
      cell: (row) => <span className="mono">{column.text(row)}</span>,
    });
    const count = (id: 'attempts' | 'deliveries', width: number): Column<WebhookEventRow> => ({
      id,
      header: t(`webhooks.column.${id}`),
      width,
      align: 'end',
      cell: (row) => formats.count(row[id]),
      text: (row) => formats.count(row[id]),
    });
    const reason = { ...text('error', why ? 300 : 260, (row) => row.error?.message ?? ''), grows: true };
    const all: Column<WebhookEventRow>[] = [
      {
        id: 'received',
        header: t('webhooks.column.received'),
        width: 142,
        fixed: true,
        cell: (row) => <span className="tabular">{formats.instant(row.receivedAtUtc)}</span>,
        text: (row) => formats.instant(row.receivedAtUtc),
      },
      {
        id: 'state',
        header: t('webhooks.column.state'),
        width: 158,
        cell: ({ state }) => <StateBadge tone={TONES[state]}>{t(`webhooks.state.${state}`)}</StateBadge>,
        text: ({ state }) => t(`webhooks.state.${state}`),
      },
      text('gateway', 116, (row) => nameOf(row.gatewayId) ?? row.provider),
      text('type', 150, (row) => t(`webhooks.type.${row.type}`)),
      {
        ...mono(text('object', 200, (row) => row.objectId)),
        ...(besidePanel ? { grows: true } : {}),
      },
      ...(why ? [reason] : []),
      mono(text('providerType', 196, (row) => row.providerType)),
      {
        id: 'trust',
        header: t('webhooks.column.trust'),
        width: 92,
        cell: (row) => <span className="soft">{t(`webhooks.trust.${trustOf(row)}`)}</span>,
        text: (row) => t(`webhooks.trust.${trustOf(row)}`),
      },
      count('deliveries', 76),
      count('attempts', 74),
      ...(why ? [] : [reason]),
    ];
    return besidePanel ? all.filter(({ id }) => BESIDE_PANEL.has(id)) : all;
  }, [besidePanel, formats, nameOf, t, why]);
}

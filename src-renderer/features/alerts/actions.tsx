/** What a person does with an alert: goes where it is settled, puts it out of the way, or brings it back. */
import { IconArrowRight, IconBellOff, IconBellRinging, IconCircleCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { Alert } from '#contract/alerts.ts';
import * as words from '#i18n/catalog/window/alerts.ts';
import * as cancellation from '#i18n/catalog/window/cancellation.ts';
import { client } from '../../app/connection/link.ts';
import { offerUndo } from '../../app/undo.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import type { RowAction } from '../../ui/table/types.ts';

interface Place {
  readonly words: 'invoice' | 'csd' | 'gateway' | 'webhooks' | 'tunnel';
  readonly to: (alert: Alert) => string;
}

/** Where an alert is settled: by what is the matter, or by the record that it is about; of others there is no place. */
const PLACES: Readonly<Record<string, Place>> = {
  invoice: { words: 'invoice', to: ({ record }) => `/invoices/${record.id}` },
  csd: { words: 'csd', to: () => '/settings/certificates' },
  gateway: { words: 'gateway', to: ({ record }) => `/settings/gateways/${record.id}/webhooks` },
  'webhook.dead': { words: 'webhooks', to: ({ record }) => `/transactions/webhooks?gateway=${record.id}` },
  tunnel: { words: 'tunnel', to: () => '/settings/tunnel' },
};

export function useAlertActions(): (alert: Alert) => readonly RowAction[] {
  const t = useWords(words);
  const c = useWords(cancellation);
  const [, go] = useLocation();
  return useMemo(() => {
    return (alert) => {
      const { id, title, record } = alert;
      const place = PLACES[alert.kind] ?? PLACES[record.kind];
      const open = alert.dismissedAtUtc === undefined && alert.resolvedAtUtc === undefined;
      const dismissed = alert.dismissedAtUtc !== undefined && alert.resolvedAtUtc === undefined;
      const accepts = alert.kind === 'sat.cancelled-there' && record.kind === 'invoice';
      return [
        ...(place === undefined
          ? []
          : [
              {
                id: 'go',
                label: t(`alerts.open.${place.words}`),
                key: 'V',
                icon: <IconArrowRight size={14} />,
                run: () => go(place.to(alert)),
              },
            ]),
        ...(accepts && (open || dismissed)
          ? [
              {
                id: 'accept',
                label: c('cancel.accept'),
                icon: <IconCircleCheck size={14} />,
                run: () => {
                  const number = String(alert.params['label'] ?? '');
                  client.cancellation
                    .acceptSat({ invoiceId: record.id })
                    .then(() => showDone(c('cancel.accepted', { number })))
                    .catch(reportProblem);
                },
              },
            ]
          : []),
        ...(open
          ? [
              {
                id: 'dismiss',
                label: t('alerts.dismiss'),
                key: 'D',
                icon: <IconBellOff size={14} />,
                run: () => {
                  client.alerts
                    .dismiss({ id })
                    .then(() => offerUndo(t('alerts.dismissed', { title }), () => client.alerts.restore({ id })))
                    .catch(reportProblem);
                },
              },
            ]
          : []),
        ...(dismissed
          ? [
              {
                id: 'restore',
                label: t('alerts.restore'),
                key: 'R',
                icon: <IconBellRinging size={14} />,
                run: () => {
                  client.alerts
                    .restore({ id })
                    .then(() => showDone(t('alerts.restored', { title })))
                    .catch(reportProblem);
                },
              },
            ]
          : []),
      ];
    };
  }, [c, go, t]);
}

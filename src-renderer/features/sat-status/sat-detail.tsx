/** The SAT's own words about the invoice, letter by letter. */
import { useQuery } from '@tanstack/react-query';
import type { InvoiceDetail } from '#contract/invoices.ts';
import type { SatStatusView } from '#contract/sat-status.ts';
import * as words from '#i18n/catalog/window/sat-status.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Copyable } from '../../ui/fields/copyable.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { AcceptSat } from '../cancellation/accept.tsx';
import timeline from '../invoices/detail/history/history.module.css';

const RAW = [
  'codigoEstatus',
  'estado',
  'esCancelable',
  'estatusCancelacion',
  'validacionEfos',
] as const satisfies readonly (keyof SatStatusView['raw'])[];

export function SatDetail({ invoice }: { invoice: InvoiceDetail }) {
  const t = useWords(words);
  const formats = useFormats();
  const { data } = useQuery({
    ...api.satStatus.get.queryOptions({ input: { id: invoice.id } }),
    enabled: invoice.satStatus !== undefined,
  });
  if (data === undefined) return null;
  return (
    <section className={timeline['group']} aria-labelledby="history-sat">
      <h3 id="history-sat">{t('sat.detail')}</h3>
      <Facts
        facts={[
          [t('sat.asked'), formats.instant(data.checkedAtUtc)],
          [t('sat.since'), formats.instant(data.sinceUtc)],
          ...RAW.map(
            (name) =>
              [
                t(`sat.raw.${name}`),
                data.raw[name] === '' ? undefined : <Copyable key={name} value={data.raw[name]} />,
              ] as const,
          ),
        ]}
      />
      {data.state === 'cancelado' && invoice.status === 'stamped' && <AcceptSat invoice={invoice} />}
      {data.efosListed === true && <p>{t('sat.efos')}</p>}
      {data.environment === 'demo' && <p className="soft">{t('sat.demo')}</p>}
    </section>
  );
}

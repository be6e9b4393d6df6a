/** The columns of the list of clients; beside an open panel only those that tell one from another. */
import { useMemo } from 'react';
import type { Client } from '#contract/clients.ts';
import * as recordWords from '#i18n/catalog/window/records.ts';
import * as words from '#i18n/catalog/window/clients.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { StateBadge } from '../../ui/state/state-badge.tsx';
import type { Column } from '../../ui/table/types.ts';
import { useCatalog } from '../records/catalog-select.tsx';

const BESIDE_PANEL = new Set(['name', 'rfc']);

export function useClientColumns(besidePanel: boolean): readonly Column<Client>[] {
  const t = useWords(words);
  const r = useWords(recordWords);
  const formats = useFormats();
  const regimes = useCatalog('c_RegimenFiscal');
  const usos = useCatalog('c_UsoCFDI');
  const countries = useCatalog('c_Pais');
  return useMemo(() => {
    const text = (
      id: string,
      header: string,
      width: number,
      of: (client: Client) => string,
      more: Partial<Column<Client>> = {},
    ): Column<Client> => ({ id, header, width, cell: of, text: of, ...more });
    const named = (all: typeof regimes, key: string): string =>
      [key, all?.find((entry) => entry.key === key)?.texto].filter(Boolean).join(' ');
    const all: Column<Client>[] = [
      {
        ...text('name', t('clients.column.name'), besidePanel ? 300 : 252, (client) => client.legalName),
        fixed: true,
        sortBy: 'name',
        cell: (client) =>
          client.archivedAtUtc === undefined ? (
            client.legalName
          ) : (
            <>
              <StateBadge tone="ended">{r('records.isArchived')}</StateBadge> {client.legalName}
            </>
          ),
      },
      text('rfc', t('clients.column.rfc'), 128, ({ rfc }) => rfc, {
        sortBy: 'rfc',
        cell: ({ rfc }) => <span className="tabular">{rfc}</span>,
      }),
      text('regimen', t('clients.column.regimen'), 160, (client) => named(regimes, client.regimenFiscal)),
      text('postalCode', t('clients.column.postalCode'), 64, (client) => client.postalCode, {
        cell: ({ postalCode }) => <span className="tabular">{postalCode}</span>,
      }),
      text('uso', t('clients.column.uso'), 120, (client) => named(usos, client.defaultUsoCfdi)),
      text('emails', t('clients.column.emails'), 180, ({ emails }) => emails.join(', ')),
      text(
        'country',
        t('clients.column.country'),
        112,
        ({ residenciaFiscal }) => (residenciaFiscal === undefined ? '' : named(countries, residenciaFiscal)),
        { shown: false },
      ),
      text('taxId', t('clients.column.taxId'), 130, ({ numRegIdTrib }) => numRegIdTrib ?? '', { shown: false }),
      text('notes', t('clients.column.notes'), 220, ({ notes }) => notes ?? '', { shown: false }),
      text('updated', r('records.updated'), 100, ({ updatedAtUtc }) => formats.instant(updatedAtUtc), {
        sortBy: 'updated',
        cell: ({ updatedAtUtc }) => <span className="tabular">{formats.ago(updatedAtUtc)}</span>,
      }),
    ];
    if (!besidePanel) return all;
    return all.map((column) => (BESIDE_PANEL.has(column.id) ? column : Object.assign(column, { shown: false })));
  }, [besidePanel, countries, formats, r, regimes, t, usos]);
}

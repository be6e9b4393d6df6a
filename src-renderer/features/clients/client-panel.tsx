/** One client: its data, what SAT would say of it, its latest invoices. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Client } from '#contract/clients.ts';
import * as recordWords from '#i18n/catalog/window/records.ts';
import * as words from '#i18n/catalog/window/clients.ts';
import { client as engine } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { Note } from '../../ui/form/note.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { SidePanel } from '../../ui/layout/side-panel.tsx';
import { useCatalogText } from '../records/catalog-select.tsx';
import records from '../records/records.module.css';
import type { ClientAction } from './actions.tsx';
import { ClientInvoices } from './client-invoices.tsx';
import { checkOf, valuesOf } from './client-values.ts';
import classes from './clients.module.css';

interface ClientPanelProps {
  readonly id: string;
  readonly actionsOf: (client: Client) => readonly ClientAction[];
  readonly onClose: () => void;
}

export function ClientPanel({ id, actionsOf, onClose }: ClientPanelProps) {
  const t = useWords(words);
  const { data, error, refetch } = useQuery(api.clients.get.queryOptions({ input: { id } }));
  return (
    <SidePanel
      name="clients"
      label={t('clients.panel')}
      title={<span title={data?.legalName}>{data?.legalName ?? ''}</span>}
      onClose={onClose}
      footer={data !== undefined && <PanelActions actions={actionsOf(data)} />}
    >
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <Standing client={data} />
          <ClientFacts client={data} />
          <ClientInvoices client={data} />
        </>
      )}
    </SidePanel>
  );
}

/** The same as by key; the first is what a client is for. */
function PanelActions({ actions }: { actions: readonly ClientAction[] }) {
  const ordered = actions.toSorted((a, b) => Number(b.id === 'invoice') - Number(a.id === 'invoice'));
  return ordered
    .filter(({ disabled, id }) => disabled !== true && id !== 'copyRfc')
    .map((action, at) => (
      <Button key={action.id} variant={at === 0 ? 'filled' : 'default'} leftSection={action.icon} onClick={action.run}>
        {action.label}
      </Button>
    ));
}

/** What stands in the way of an invoice to it, before anybody writes one. */
function Standing({ client }: { client: Client }) {
  const t = useWords(words);
  const r = useWords(recordWords);
  const { data } = useQuery({
    queryKey: [...api.clients.key(), 'check', client],
    queryFn: () => engine.clients.check(checkOf(valuesOf(client), client.companyId, client.id)),
  });
  const findings = data ?? [];
  const errors = findings.some(({ severity }) => severity === 'error');
  if (findings.length === 0 && client.archivedAtUtc === undefined) return null;
  return (
    <div className={records['notes']}>
      {client.archivedAtUtc !== undefined && <Note>{r('records.archivedNote')}</Note>}
      {findings.length > 0 && (
        <Note tone={errors ? 'person' : 'waiting'} title={t(errors ? 'clients.refusedNow' : 'clients.doubtNow')}>
          {findings.map(({ code, message }) => (
            <div key={code + message}>
              {message} <span className={classes['code']}>{code}</span>
            </div>
          ))}
        </Note>
      )}
    </div>
  );
}

function ClientFacts({ client }: { client: Client }) {
  const t = useWords(words);
  const r = useWords(recordWords);
  const formats = useFormats();
  const regimen = useCatalogText('c_RegimenFiscal');
  const uso = useCatalogText('c_UsoCFDI');
  const country = useCatalogText('c_Pais');
  const { residenciaFiscal, emails, notes } = client;
  return (
    <Facts
      facts={[
        [
          t('clients.field.rfc'),
          <span key="rfc" className="tabular">
            {client.rfc}
          </span>,
        ],
        [t('clients.field.regimenFiscal'), regimen(client.regimenFiscal)],
        [
          t('clients.field.postalCode'),
          <span key="cp" className="tabular">
            {client.postalCode}
          </span>,
        ],
        [t('clients.field.defaultUsoCfdi'), uso(client.defaultUsoCfdi)],
        [t('clients.field.emails'), emails.join(', ')],
        residenciaFiscal !== undefined && [t('clients.field.residenciaFiscal'), country(residenciaFiscal)],
        [t('clients.field.numRegIdTrib'), client.numRegIdTrib],
        notes !== undefined && [
          t('clients.field.notes'),
          <span key="notes" className={classes['notes']}>
            {notes}
          </span>,
        ],
        [r('records.updated'), formats.instant(client.updatedAtUtc)],
      ]}
    />
  );
}

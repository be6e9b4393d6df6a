/** Clientes: who is invoiced. The list, one of them at the right, their Constancias, and lists from spreadsheets. */
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ClientSort } from '#contract/clients.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/clients.ts';
import { useCompany } from '../../app/company.tsx';
import { api } from '../../app/connection/query.ts';
import { useDropped } from '../../app/dropped.ts';
import { useWords } from '../../i18n/words.ts';
import type { DataTableHandle } from '../../ui/table/data-table.tsx';
import { fileKey, ImportView } from '../imports/import-view.tsx';
import { IMPORT } from '../records/form-place.ts';
import type { Order } from '../records/kind.ts';
import { RecordList } from '../records/record-list.tsx';
import { ACTION_KEYS, useClientActions, useClientPutAway } from './actions.tsx';
import { SkipButton } from './client-form.tsx';
import { clientImport } from './client-import.ts';
import { clientKind } from './client-kind.ts';
import { ClientPanel } from './client-panel.tsx';
import { useClientColumns } from './columns.tsx';
import { EditorPanel } from './editor-panel.tsx';
import { useEditing, type Editing } from './use-editing.ts';

const FIRST_ORDER: Order<ClientSort> = { by: 'name', direction: 'asc' };

export default function Clients({ openId }: { openId?: string | undefined }) {
  const [workbook, setWorkbook] = useState<File>();
  const editing = useEditing(openId);
  const toImport = (file?: File): void => {
    setWorkbook(file);
    editing.show(IMPORT);
  };
  useDropped('constancia', editing.takeConstancias);
  useDropped('workbook', ([file]) => toImport(file));
  if (openId === IMPORT) {
    const close = (): void => editing.show(undefined);
    return <ImportView key={fileKey(workbook)} kind={clientImport} file={workbook} onClose={close} />;
  }
  return <ClientList openId={openId} editing={editing} onImport={() => toImport()} />;
}

interface ClientListProps {
  readonly openId: string | undefined;
  readonly editing: Editing;
  readonly onImport: () => void;
}

function ClientList({ openId, editing, onImport }: ClientListProps) {
  const t = useWords(words);
  const c = useWords(common);
  const { open, show, begin } = editing;
  const table = useRef<DataTableHandle>(null);
  const toList = (): void => table.current?.focus();
  const close = (): void => {
    show(undefined);
    toList();
  };
  const hasPanel = open !== undefined || openId !== undefined;
  const shownId = open === undefined ? openId : open.id;
  const shown = useQuery({
    ...api.clients.get.queryOptions({ input: { id: shownId ?? '' } }),
    enabled: shownId !== undefined,
  });
  const actionsOf = useClientActions({ edit: ({ id }) => begin(id) });
  return (
    <RecordList
      name="clients"
      kind={clientKind}
      firstOrder={FIRST_ORDER}
      words={{
        title: t('clients.title'),
        create: t('clients.new'),
        search: t('clients.search'),
        searchHint: t('clients.searchHint'),
        empty: { title: t('clients.empty.title'), text: t('clients.empty.text') },
        emptyArchived: { title: t('clients.emptyArchived.title'), text: t('clients.emptyArchived.text') },
      }}
      icon={<IconUsers size={28} />}
      columns={useClientColumns(hasPanel)}
      allActions={[
        { id: 'edit', key: ACTION_KEYS.edit, label: c('common.edit') },
        { id: 'invoice', key: ACTION_KEYS.invoice, label: t('clients.action.invoice') },
        { id: 'copyRfc', key: ACTION_KEYS.copyRfc, label: t('clients.action.copyRfc') },
        { id: 'archive', key: ACTION_KEYS.archive, label: c('common.archive') },
      ]}
      actionsOf={actionsOf}
      putAway={useClientPutAway()}
      shownId={shownId}
      shown={shown.data}
      hasPanel={hasPanel}
      onShow={show}
      onCreate={() => begin(undefined)}
      onImport={onImport}
      table={table}
    >
      {open !== undefined && <ClientEditor key={open.nth} editing={editing} open={open} onLeft={toList} />}
      {open === undefined && openId !== undefined && <ClientPanel id={openId} actionsOf={actionsOf} onClose={close} />}
    </RecordList>
  );
}

interface ClientEditorProps {
  readonly editing: Editing;
  readonly open: NonNullable<Editing['open']>;
  readonly onLeft: () => void;
}

/** The form that is open, and which of several Constancias it is for. */
function ClientEditor({ editing, open, onLeft }: ClientEditorProps) {
  const t = useWords(words);
  const { company } = useCompany();
  const { queue, begin, show } = editing;
  const count = queue?.files.length ?? 0;
  const nth =
    queue === undefined || count < 2
      ? undefined
      : `${t('clients.constancia.nth', { at: queue.at + 1, count })}: ${queue.files[queue.at]?.name ?? ''}`;
  return (
    <EditorPanel
      companyId={company.id}
      id={open.id}
      {...open.beginning}
      title={nth}
      more={queue !== undefined && queue.at + 1 < count && <SkipButton onSkip={editing.skip} />}
      onSaved={(client) => {
        editing.saved(client);
        onLeft();
      }}
      onCancel={(typed) => {
        editing.cancelled(typed);
        onLeft();
      }}
      onKnown={(known, found) => (found === undefined ? show(known.id) : begin(known.id, { found }))}
      onOther={(found) => begin(undefined, { found })}
    />
  );
}

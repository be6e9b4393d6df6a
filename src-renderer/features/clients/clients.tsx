/** Clientes: who is invoiced. The list, one of them at the right, their Constancias, and lists from spreadsheets. */
import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconPlus, IconUsers } from '@tabler/icons-react';
import { useCallback, useRef, useState } from 'react';
import type { Client, ClientSort } from '#contract/clients.ts';
import * as recordWords from '#i18n/catalog/window/records.ts';
import * as words from '#i18n/catalog/window/clients.ts';
import { useCompany } from '../../app/company.tsx';
import { useDropped } from '../../app/dropped.ts';
import { useWords } from '../../i18n/words.ts';
import { EmptyState, NoMatches } from '../../ui/feedback/empty-state.tsx';
import { reportProblem } from '../../ui/feedback/report.ts';
import { SearchField } from '../../ui/fields/search-field.tsx';
import { Section } from '../../ui/layout/section.tsx';
import { DataTable, type DataTableHandle } from '../../ui/table/data-table.tsx';
import { NOTHING, selectedCount, type RowAction, type Selection } from '../../ui/table/types.ts';
import { fileKey, ImportView } from '../imports/import-view.tsx';
import { chosenRecords } from '../records/chosen.ts';
import type { Order } from '../records/kind.ts';
import { useListState, type ListState } from '../records/list-state.ts';
import { useRecordRows } from '../records/record-rows.ts';
import records from '../records/records.module.css';
import { ChosenBar, ListBar } from '../records/toolbar.tsx';
import { useClientActions, useClientPutAway } from './actions.tsx';
import { SkipButton } from './client-form.tsx';
import { clientImport } from './client-import.ts';
import { clientKind } from './client-kind.ts';
import { ClientPanel } from './client-panel.tsx';
import { useClientColumns } from './columns.tsx';
import { useClientCommands } from './commands.ts';
import { EditorPanel } from './editor-panel.tsx';
import { IMPORT, useEditing, type Editing } from './use-editing.ts';

const idOf = (row: Client): string => row.id;
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
    return (
      <ImportView key={fileKey(workbook)} kind={clientImport} file={workbook} onClose={() => editing.show(undefined)} />
    );
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
  const r = useWords(recordWords);
  const { company } = useCompany();
  const companyId = company.id;
  const table = useRef<DataTableHandle>(null);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [active, setActive] = useState<Client>();
  const [list, keep] = useListState<ClientSort>(`clients.list.${companyId}`, FIRST_ORDER);
  // Other rows: what was chosen among the old ones is let go, and the list begins at its top.
  const change = (part: Partial<ListState<ClientSort>>): void => {
    keep(part);
    setSelection(NOTHING);
    table.current?.scrollTo(0);
  };
  const { rows, isBusy } = useRecordRows(clientKind, companyId, list);
  const { open, show, begin } = editing;
  const shownId = open === undefined ? openId : open.id;
  const hasPanel = open !== undefined || openId !== undefined;
  const columns = useClientColumns(hasPanel);

  const actionsOf = useClientActions({ edit: ({ id }) => begin(id) });
  const putAway = useClientPutAway();
  const rowActions = useCallback((row: Client): readonly RowAction[] => actionsOf(row), [actionsOf]);
  const close = (): void => {
    show(undefined);
    table.current?.focus();
  };
  const create = (): void => begin(undefined);
  useClientCommands({
    client: active,
    actionsOf,
    create,
    import: onImport,
    focusList: () => table.current?.focus(),
  });
  const chosen = selectedCount(selection, rows.count ?? 0);
  const bulk = (what: 'archive' | 'restore'): void => {
    const filter = { companyId, archived: list.archived, query: list.query };
    chosenRecords(clientKind, selection, filter, list.sort)
      .then((clients) =>
        putAway(
          what,
          clients.filter(({ archivedAtUtc }) => (archivedAtUtc === undefined) === (what === 'archive')),
        ),
      )
      .catch(reportProblem);
    setSelection(NOTHING);
  };
  return (
    <Section
      title={t('clients.title')}
      actions={
        <>
          <SearchField
            label={t('clients.search')}
            placeholder={t('clients.searchHint')}
            value={list.query}
            onChange={(query) => change({ query })}
            onLeave={() => table.current?.focus()}
          />
          <Button variant="default" leftSection={<IconFileSpreadsheet size={14} />} onClick={onImport}>
            {r('records.import')}
          </Button>
          <Button leftSection={<IconPlus size={14} />} onClick={create}>
            {t('clients.new')}
          </Button>
        </>
      }
      toolbar={
        chosen > 0 ? (
          <ChosenBar
            count={chosen}
            archived={list.archived}
            onArchive={() => bulk('archive')}
            onRestore={() => bulk('restore')}
            onClear={() => setSelection(NOTHING)}
          />
        ) : (
          <ListBar archived={list.archived} onArchived={(archived) => change({ archived })} count={rows.count} />
        )
      }
    >
      <div className={records['list']} aria-busy={isBusy}>
        <DataTable
          tableId={hasPanel ? 'clients.panel' : 'clients'}
          label={t('clients.title')}
          columns={columns}
          rows={rows}
          rowId={idOf}
          sort={list.sort}
          onSort={(sort) => change({ sort: sort as Order<ClientSort> })}
          selection={selection}
          onSelection={setSelection}
          openId={shownId}
          onOpen={(row) => show(row.id)}
          onActive={setActive}
          onClose={() => {
            if (!hasPanel) return false;
            close();
            return true;
          }}
          actions={rowActions}
          handle={table}
          empty={<NoClients list={list} onCreate={create} onClear={() => change({ query: '', archived: 'no' })} />}
        />
      </div>
      {open === undefined ? (
        openId !== undefined && <ClientPanel id={openId} actionsOf={actionsOf} onClose={close} />
      ) : (
        <ClientEditor key={open.nth} editing={editing} open={open} onLeft={() => table.current?.focus()} />
      )}
    </Section>
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
  const { queue, begin } = editing;
  const count = queue?.files.length ?? 0;
  return (
    <EditorPanel
      companyId={company.id}
      id={open.id}
      typed={open.typed}
      found={open.found}
      file={open.file}
      {...(queue === undefined || count < 2
        ? {}
        : {
            title: `${t('clients.constancia.nth', { at: queue.at + 1, count })}: ${queue.files[queue.at]?.name ?? ''}`,
          })}
      more={queue !== undefined && queue.at + 1 < count && <SkipButton onSkip={editing.skip} />}
      onSaved={(client) => {
        editing.saved(client);
        onLeft();
      }}
      onCancel={(typed) => {
        editing.cancelled(typed);
        onLeft();
      }}
      onKnown={(known, found) => (found === undefined ? editing.show(known.id) : begin(known.id, { found }))}
      onOther={(found) => begin(undefined, { found })}
    />
  );
}

interface NoClientsProps {
  readonly list: ListState<ClientSort>;
  readonly onCreate: () => void;
  readonly onClear: () => void;
}

function NoClients({ list: { query, archived }, onCreate, onClear }: NoClientsProps) {
  const t = useWords(words);
  const icon = <IconUsers size={28} />;
  if (query.trim() !== '') return <NoMatches onClear={onClear} />;
  if (archived === 'only') {
    return (
      <EmptyState icon={icon} title={t('clients.emptyArchived.title')}>
        {t('clients.emptyArchived.text')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={icon}
      title={t('clients.empty.title')}
      action={<Button onClick={onCreate}>{t('clients.new')}</Button>}
    >
      {t('clients.empty.text')}
    </EmptyState>
  );
}

/** The list of a section of records: search, archived ones, what is done with many, and one of them at the right. */
import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconPlus } from '@tabler/icons-react';
import { useCallback, useState, type ReactNode, type RefObject } from 'react';
import * as words from '#i18n/catalog/window/records.ts';
import { useCompany } from '../../app/company.tsx';
import { useWords } from '../../i18n/words.ts';
import { EmptyState, NoMatches } from '../../ui/feedback/empty-state.tsx';
import { reportProblem } from '../../ui/feedback/report.ts';
import { SearchField } from '../../ui/fields/search-field.tsx';
import { Section } from '../../ui/layout/section.tsx';
import { DataTable, type DataTableHandle } from '../../ui/table/data-table.tsx';
import { NOTHING, selectedCount, type Column, type RowAction, type Selection } from '../../ui/table/types.ts';
import { chosenRecords } from './chosen.ts';
import { useRecordCommands, type KeyedAction } from './commands.ts';
import type { Order, RecordKind, StoredRecord } from './kind.ts';
import { useListState, type ListState } from './list-state.ts';
import { useRecordRows } from './record-rows.ts';
import { ChosenBar, ListBar } from './toolbar.tsx';
import classes from './records.module.css';

interface Nothing {
  readonly title: string;
  readonly text: string;
}

export interface ListWords {
  readonly title: string;
  readonly create: string;
  readonly search: string;
  readonly searchHint: string;
  readonly empty: Nothing;
  readonly emptyArchived: Nothing;
}

interface RecordListProps<Row extends StoredRecord, S extends string> {
  /** Begins what is remembered of it: `clients`. */
  readonly name: string;
  readonly kind: RecordKind<Row, S>;
  readonly firstOrder: Order<S>;
  readonly words: ListWords;
  readonly icon: ReactNode;
  readonly columns: readonly Column<Row>[];
  readonly allActions: readonly KeyedAction[];
  readonly actionsOf: (row: Row) => readonly RowAction[];
  /** Archives or restores, and says so with its undo. */
  readonly putAway: (what: 'archive' | 'restore', rows: readonly Row[]) => Promise<void>;
  /** The row that the panel shows, and what is known of it. */
  readonly shownId: string | undefined;
  readonly shown: Row | undefined;
  readonly hasPanel: boolean;
  readonly onShow: (id: string | undefined) => void;
  readonly onCreate: () => void;
  readonly onImport: () => void;
  /** For the focus to come back to. */
  readonly table: RefObject<DataTableHandle | null>;
  /** The panel at the right. */
  readonly children: ReactNode;
}

const idOf = (row: StoredRecord): string => row.id;

export function RecordList<Row extends StoredRecord, S extends string>(props: RecordListProps<Row, S>) {
  const { name, kind, words: said, columns, actionsOf, hasPanel, onShow, onCreate, onImport, table } = props;
  const t = useWords(words);
  const { company } = useCompany();
  const companyId = company.id;
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [active, setActive] = useState<Row>();
  const [list, keep] = useListState<S>(`${name}.list.${companyId}`, props.firstOrder);
  // Other rows: what was chosen among the old ones is let go, and the list begins at its top.
  const change = (part: Partial<ListState<S>>): void => {
    keep(part);
    setSelection(NOTHING);
    table.current?.scrollTo(0);
  };
  const { rows, isBusy } = useRecordRows(kind, companyId, list);
  const rowActions = useCallback((row: Row): readonly RowAction[] => actionsOf(row), [actionsOf]);
  const toList = (): void => table.current?.focus();
  // With a panel open, what is done by key is done to what it shows.
  const subject = hasPanel ? props.shown : active;
  useRecordCommands({
    name,
    title: said.title,
    newLabel: said.create,
    all: props.allActions,
    offered: subject === undefined ? [] : actionsOf(subject),
    create: onCreate,
    import: onImport,
    focusList: toList,
  });
  const chosen = selectedCount(selection, rows.count ?? 0);
  const bulk = async (what: 'archive' | 'restore'): Promise<void> => {
    setSelection(NOTHING);
    const filter = { companyId, archived: list.archived, query: list.query };
    const records = await chosenRecords(kind, selection, filter, list.sort);
    await props.putAway(
      what,
      records.filter(({ archivedAtUtc }) => (archivedAtUtc === undefined) === (what === 'archive')),
    );
  };
  return (
    <Section
      title={said.title}
      actions={
        <>
          <SearchField
            label={said.search}
            placeholder={said.searchHint}
            value={list.query}
            onChange={(query) => change({ query })}
            onLeave={toList}
          />
          <Button variant="default" leftSection={<IconFileSpreadsheet size={14} />} onClick={onImport}>
            {t('records.import')}
          </Button>
          <Button leftSection={<IconPlus size={14} />} onClick={onCreate}>
            {said.create}
          </Button>
        </>
      }
      toolbar={
        chosen > 0 ? (
          <ChosenBar
            count={chosen}
            archived={list.archived}
            onArchive={() => void bulk('archive').catch(reportProblem)}
            onRestore={() => void bulk('restore').catch(reportProblem)}
            onClear={() => setSelection(NOTHING)}
          />
        ) : (
          <ListBar archived={list.archived} onArchived={(archived) => change({ archived })} count={rows.count} />
        )
      }
    >
      <div className={classes['list']} aria-busy={isBusy}>
        <DataTable
          tableId={hasPanel ? `${name}.panel` : name}
          label={said.title}
          columns={columns}
          rows={rows}
          rowId={idOf}
          sort={list.sort}
          onSort={(sort) => change({ sort: sort as Order<S> })}
          selection={selection}
          onSelection={setSelection}
          openId={props.shownId}
          onOpen={(row) => onShow(row.id)}
          onActive={setActive}
          onClose={() => {
            if (!hasPanel) return false;
            onShow(undefined);
            return true;
          }}
          actions={rowActions}
          handle={table}
          empty={
            <NoRecords
              list={list}
              words={said}
              icon={props.icon}
              onCreate={onCreate}
              onClear={() => change({ query: '', archived: 'no' })}
            />
          }
        />
      </div>
      {props.children}
    </Section>
  );
}

interface NoRecordsProps {
  readonly list: ListState<string>;
  readonly words: ListWords;
  readonly icon: ReactNode;
  readonly onCreate: () => void;
  readonly onClear: () => void;
}

function NoRecords({ list: { query, archived }, words: said, icon, onCreate, onClear }: NoRecordsProps) {
  if (query.trim() !== '') return <NoMatches onClear={onClear} />;
  if (archived === 'only') {
    return (
      <EmptyState icon={icon} title={said.emptyArchived.title}>
        {said.emptyArchived.text}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={icon} title={said.empty.title} action={<Button onClick={onCreate}>{said.create}</Button>}>
      {said.empty.text}
    </EmptyState>
  );
}

/** The records that are chosen in a list, with those of its pages that were not read. */
import type { RecordFilter } from '#contract/lists.ts';
import { isSelected, type Selection } from '../../ui/table/types.ts';
import type { Order, RecordKind, StoredRecord } from './kind.ts';

const PAGE = 500;

export async function chosenRecords<Row extends StoredRecord, S extends string>(
  kind: RecordKind<Row, S>,
  selection: Selection,
  filter: RecordFilter,
  sort: Order<S>,
): Promise<Row[]> {
  const rows: Row[] = [];
  if (selection.kind === 'some') {
    for (const id of selection.ids) rows.push(await kind.get({ id }));
    return rows;
  }
  for (let offset = 0; ; offset += PAGE) {
    const page = await kind.list({ ...filter, sort, offset, limit: PAGE });
    rows.push(...page.rows.filter(({ id }) => isSelected(selection, id)));
    if (page.rows.length < PAGE) return rows;
  }
}

import { expect, test } from 'vitest';
import { fitted } from './fitted.ts';
import type { Column } from './types.ts';

const column = (id: string, width: number, yields?: number): Column<unknown> => ({
  id,
  header: id,
  width,
  ...(yields === undefined ? {} : { yields }),
  cell: () => '',
  text: () => '',
});
const columns = [column('date', 100, 1), column('client', 112), column('amount', 116), column('state', 150, 2)];
const widthOf = (id: string): number => columns.find((one) => one.id === id)?.width ?? 0;
const shown = (room: number): string[] => fitted(columns, widthOf, room).map(({ id }) => id);

test('columns that yield go when there is no room, the highest first, and only as many as must', () => {
  expect(shown(478)).toEqual(['date', 'client', 'amount', 'state']);
  expect(shown(477)).toEqual(['date', 'client', 'amount']);
  expect(shown(328)).toEqual(['date', 'client', 'amount']);
  expect(shown(327)).toEqual(['client', 'amount']);
  // What does not yield stays, whatever the room.
  expect(shown(50)).toEqual(['client', 'amount']);
  // Not measured yet.
  expect(shown(0)).toHaveLength(4);
});

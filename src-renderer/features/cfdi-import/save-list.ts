/** The files of an import as a CSV, as many as the list shows. */
import type { ImportedFile } from '#contract/cfdi-imports.ts';
import type * as catalog from '#i18n/catalog/window/cfdi-imports.ts';
import { client } from '../../app/connection/link.ts';
import type { Translate } from '../../i18n/words.ts';
import { csvBytes } from '../../ui/fields/csv.ts';
import { saveFile } from '../../ui/fields/files.ts';
import { outcomeWord, reasonOf } from './file-words.ts';
import { filesFilter, type Shown } from './run-files.tsx';

const PAGE = 500;

export async function saveList(
  id: string,
  shown: Shown,
  t: Translate<keyof typeof catalog.es>,
  day: string,
): Promise<void> {
  const files: ImportedFile[] = [];
  let cursor: string | undefined;
  do {
    const page: { rows: ImportedFile[]; nextCursor?: string | undefined } = await client.cfdiImports.files({
      id,
      ...filesFilter(shown),
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    files.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  const head = (['position', 'path', 'outcome', 'findings', 'code', 'uuid'] as const).map((column) =>
    t(`cfdiImports.column.${column}`),
  );
  const lines = files.map((file) => [
    String(file.position),
    file.path,
    t(`cfdiImports.outcome.${outcomeWord(file)}`),
    reasonOf(file),
    file.findings.map(({ code }) => code).join(' '),
    file.uuid ?? '',
  ]);
  await saveFile(t('cfdiImports.csv', { day }), csvBytes([head, ...lines]));
}

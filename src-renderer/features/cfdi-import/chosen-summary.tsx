/** What will be read of what was chosen, and what will not. */
import * as words from '#i18n/catalog/window/cfdi-imports.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/form/note.tsx';
import type { Chosen } from './chosen.ts';
import { UPLOAD_MOST_BYTES } from './limits.ts';

export function ChosenSummary({ chosen }: { chosen: Chosen }) {
  const t = useWords(words);
  const formats = useFormats();
  const { xml, zip, other, bytes } = chosen;
  const left = other === 0 ? '' : t('cfdiImports.chosen.other', { count: other, shown: formats.count(other) });
  if (xml + zip === 0) {
    return (
      <Note tone="waiting" role="status" title={t('cfdiImports.nothing')}>
        {left}
      </Note>
    );
  }
  const what = [
    ...(xml === 0 ? [] : [t('cfdiImports.chosen.xml', { count: xml, shown: formats.count(xml) })]),
    ...(zip === 0 ? [] : [t('cfdiImports.chosen.zip', { count: zip, shown: formats.count(zip) })]),
    formats.bytes(bytes),
  ];
  const isTooLarge = bytes > UPLOAD_MOST_BYTES;
  return (
    <Note tone={isTooLarge ? 'person' : 'plain'} role="status" title={`${t('cfdiImports.chosen')}: ${what.join(', ')}`}>
      {isTooLarge ? t('cfdiImports.chosen.tooLarge', { limit: formats.bytes(UPLOAD_MOST_BYTES) }) : left}
    </Note>
  );
}

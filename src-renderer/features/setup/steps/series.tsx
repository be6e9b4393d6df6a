/** The series and the folio that each begins with. */
import type { Company } from '#contract/companies.ts';
import * as companyWords from '#i18n/catalog/window/companies.ts';
import * as words from '#i18n/catalog/window/setup.ts';
import { useWords } from '../../../i18n/words.ts';
import { Note } from '../../../ui/form/note.tsx';
import { SeriesTable } from '../../companies/series-table.tsx';
import { StepShell } from '../step-shell.tsx';
import { useWizard } from '../wizard.ts';

export function SeriesStep({ company }: { company: Company }) {
  const t = useWords(words);
  const c = useWords(companyWords);
  const { next } = useWizard();
  return (
    <StepShell
      title={t('setup.series.title')}
      lead={t('setup.series.lead')}
      onContinue={() => {
        // A folio that is being written is saved when its field is left.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        next();
      }}
    >
      <SeriesTable companyId={company.id} />
      <Note>{c('companies.series.hint')}</Note>
    </StepShell>
  );
}

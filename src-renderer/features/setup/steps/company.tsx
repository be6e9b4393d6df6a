/** The company that issues: from its constancia, or by hand. */
import type { Company } from '#contract/companies.ts';
import * as words from '#i18n/catalog/window/setup.ts';
import { useWords } from '../../../i18n/words.ts';
import { setPreference } from '../../../app/preferences.ts';
import { CompanyFields } from '../../companies/company-fields.tsx';
import { useCompanyForm } from '../../companies/company-form.ts';
import { ConstanciaDrop } from '../../companies/constancia-drop.tsx';
import { StepShell } from '../step-shell.tsx';
import { useWizard } from '../wizard.ts';
import classes from '../setup.module.css';

export function CompanyStep({ company }: { company: Company | undefined }) {
  const t = useWords(words);
  const { next } = useWizard();
  const form = useCompanyForm(company, (saved) => {
    setPreference('company', saved.id);
    next();
  });
  return (
    <StepShell
      title={t('setup.company.title')}
      lead={t('setup.company.lead')}
      onContinue={() => (company !== undefined && !form.dirty ? next() : form.submit())}
      busy={form.saving}
    >
      {company === undefined && (
        <>
          <ConstanciaDrop of={form} />
          <div className={classes['or']}>{t('setup.company.or')}</div>
        </>
      )}
      <CompanyFields of={form} company={company} />
    </StepShell>
  );
}

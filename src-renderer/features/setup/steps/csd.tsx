/** The CSD that seals: its files judged live, or one for demonstrations. */
import type { Company } from '#contract/companies.ts';
import * as words from '#i18n/catalog/window/setup.ts';
import { useWords } from '../../../i18n/words.ts';
import { CsdDrop, DemoCsd } from '../../csds/csd-drop.tsx';
import { CsdList } from '../../csds/csd-list.tsx';
import { useCsdUpload } from '../../csds/csd-upload.ts';
import { StepShell } from '../step-shell.tsx';
import { useWizard } from '../wizard.ts';

export function CsdStep({ company }: { company: Company }) {
  const t = useWords(words);
  const { next, standing } = useWizard();
  const upload = useCsdUpload(company, next);
  const has = standing.done.csd;
  return (
    <StepShell
      title={t('setup.csd.title')}
      lead={t('setup.csd.lead')}
      onContinue={() => (upload.started ? upload.add() : next())}
      busy={upload.adding}
      blocked={upload.started ? !upload.ready : !has}
      {...(has ? {} : { skipHint: t('setup.csd.skip') })}
    >
      {has && <CsdList companyId={company.id} />}
      <CsdDrop of={upload} owner={company} />
      {!has && <DemoCsd of={upload} />}
    </StepShell>
  );
}

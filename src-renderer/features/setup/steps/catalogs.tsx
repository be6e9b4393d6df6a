/** SAT's big catalogs, which may wait. */
import * as words from '#i18n/catalog/window/setup.ts';
import { useWords } from '../../../i18n/words.ts';
import { CatalogPack } from '../../catalogs/catalog-pack.tsx';
import { StepShell } from '../step-shell.tsx';
import { useWizard } from '../wizard.ts';

export function CatalogsStep() {
  const t = useWords(words);
  const { next, standing } = useWizard();
  const has = standing.done.catalogs;
  return (
    <StepShell
      title={t('setup.catalogs.title')}
      lead={t('setup.catalogs.lead')}
      onContinue={next}
      {...(has
        ? {}
        : { continueSkips: true, continueLabel: t('setup.catalogs.without'), skipHint: t('setup.catalogs.skip') })}
    >
      <CatalogPack />
    </StepShell>
  );
}

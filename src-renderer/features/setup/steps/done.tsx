/** The end: what is ready, what is missing, and the first invoice. */
import { Button, Group } from '@mantine/core';
import * as formWords from '#i18n/catalog/window/form.ts';
import * as words from '#i18n/catalog/window/setup.ts';
import { useWords } from '../../../i18n/words.ts';
import { Checks, type Check } from '../../../ui/form/checks.tsx';
import { Note } from '../../../ui/form/note.tsx';
import { NEEDED } from '../standing.ts';
import { StepShell } from '../step-shell.tsx';
import { useWizard } from '../wizard.ts';

const SHOWN = ['security', 'company', 'csd', 'pac', 'mail', 'catalogs'] as const;

export function DoneStep() {
  const t = useWords(words);
  const f = useWords(formWords);
  const { standing, leave } = useWizard();
  const ready = standing.done.csd && standing.done.pac;
  const checks = SHOWN.map((step): Check => {
    const label = t(`setup.step.${step}`);
    if (standing.done[step]) return { id: step, state: 'right', label };
    return { id: step, state: NEEDED.has(step) ? 'wrong' : 'doubtful', label, hint: t(`setup.missing.${step}`) };
  });
  return (
    <StepShell
      title={t(ready ? 'setup.done.title' : 'setup.done.almost')}
      lead={t(ready ? 'setup.done.lead' : 'setup.done.almostLead')}
      onContinue={() => leave('/invoices/new')}
      continueLabel={t(ready ? 'setup.done.invoice' : 'setup.done.draft')}
    >
      {ready && standing.demo && <Note tone="waiting">{t('setup.done.demo')}</Note>}
      <Checks
        label={t('setup.done.checks')}
        checks={checks}
        said={{
          open: f('form.check.open'),
          right: f('form.check.right'),
          doubtful: f('form.check.doubtful'),
          wrong: f('form.check.wrong'),
        }}
      />
      <Note>{t('setup.done.later')}</Note>
      <Group>
        <Button variant="default" onClick={() => leave('/')}>
          {t('setup.done.home')}
        </Button>
      </Group>
    </StepShell>
  );
}

/** The demo PAC at one press: set up and tried, so that what follows works. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { PacProviderView } from '#contract/stamping.ts';
import * as words from '#i18n/catalog/window/pacs.ts';
import { client } from '../../app/connection/link.ts';
import { useWords } from '../../i18n/words.ts';
import { ProblemNote } from '../../ui/form/note.tsx';
import { PacAnswer } from './pac-answer.tsx';
import { DEMO_PROVIDER } from './pac-form.ts';
import classes from './stamping.module.css';

interface DemoPacProps {
  readonly companyId: string;
  readonly providers: readonly PacProviderView[];
  /** There is an account already: only what came of the test is shown. */
  readonly done?: boolean;
}

export function DemoPac({ companyId, providers, done = false }: DemoPacProps) {
  const t = useWords(words);
  const use = useMutation({
    mutationFn: async () => {
      const config = await client.stamping.configurePac({
        companyId,
        provider: DEMO_PROVIDER,
        environment: 'demo',
        credentials: {},
      });
      return client.stamping.testPac({ id: config.id });
    },
  });
  if (!providers.some((provider) => provider.id === DEMO_PROVIDER)) return null;
  return (
    <>
      {!done && (
        <div className={classes['demo']}>
          <div>
            <strong>{t('pacs.demo.title')}</strong>
            <div className="soft">{t('pacs.demo.text')}</div>
          </div>
          <Button variant="default" loading={use.isPending} onClick={() => use.mutate()} style={{ flex: 'none' }}>
            {t('pacs.demo.use')}
          </Button>
        </div>
      )}
      <PacAnswer answer={use.data} />
      <ProblemNote error={use.error} />
    </>
  );
}

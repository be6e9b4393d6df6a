/** Inicio: what needs a person, how the month stands, what was made last. Nothing for decoration. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import * as words from '#i18n/catalog/window/home.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { todayHere } from '../../ui/fields/day.ts';
import { Section } from '../../ui/layout/section.tsx';
import { Attention } from './attention.tsx';
import { Month } from './month.tsx';
import { monthSoFar } from './days.ts';
import { Recent } from './recent.tsx';
import classes from './home.module.css';

export default function Home() {
  const t = useWords(words);
  const formats = useFormats();
  const [, go] = useLocation();
  const create = (): void => go('/invoices/new');
  useCommands([{ id: 'home.new', label: t('home.new'), group: t('home.title'), keys: ['N'], run: create }]);
  const { now, before } = monthSoFar(todayHere());
  const span = ({ from, to }: { from: string; to: string }): string => `${formats.day(from)} – ${formats.day(to)}`;
  return (
    <Section
      title={t('home.title')}
      actions={
        <Button leftSection={<IconPlus size={14} />} onClick={create}>
          {t('home.new')}
        </Button>
      }
    >
      <div className={classes['home']}>
        <section className={classes['block']}>
          <h2>{t('home.attention')}</h2>
          <Attention />
        </section>
        <section className={classes['block']}>
          <h2>
            {t('home.month')} <span className={classes['span']}>{span(now)}</span>
          </h2>
          <Month />
          <p className={classes['hint']}>
            {t('home.monthHint')} {t('home.monthBefore')}: {span(before)}.
          </p>
        </section>
        <section className={`${classes['block']} ${classes['wide']}`}>
          <h2>{t('home.recent')}</h2>
          <Recent onNew={create} />
        </section>
      </div>
    </Section>
  );
}

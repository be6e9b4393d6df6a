/** How the window looks to this person: theme, language, and tables as they came. */
import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import * as words from '#i18n/catalog/window/settings.ts';
import { useLocaleChoice, useThemeChoice } from '../../../app/appearance.tsx';
import { api } from '../../../app/connection/query.ts';
import { setPreference } from '../../../app/preferences.ts';
import { offerUndo } from '../../../app/undo.ts';
import { useWords } from '../../../i18n/words.ts';
import { SettingsPage } from '../settings-page.tsx';
import classes from '../settings.module.css';

/** What a person arranges of tables and panels. */
const ARRANGED = ['columns.', 'panel.'];

export default function AppearancePage() {
  const t = useWords(words);
  const [theme, setTheme] = useThemeChoice();
  const [locale, setLocale] = useLocaleChoice();
  const { data } = useQuery(api.preferences.all.queryOptions());
  const arranged = Object.entries(data ?? {}).filter(([key]) => ARRANGED.some((start) => key.startsWith(start)));
  const reset = (): void => {
    for (const [key] of arranged) setPreference(key, null);
    offerUndo(t('settings.tables.done'), () => {
      for (const [key, value] of arranged) setPreference(key, value);
      return Promise.resolve();
    });
  };
  return (
    <SettingsPage title={t('settings.page.appearance')}>
      <div className={classes['rows']}>
        <div className={classes['row']}>
          <div>
            <strong>{t('settings.theme')}</strong>
            <div className="soft">{t('settings.theme.hint')}</div>
          </div>
          <SegmentedControl
            aria-label={t('settings.theme')}
            data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
            value={theme}
            onChange={setTheme}
          />
        </div>
        <div className={classes['row']}>
          <div>
            <strong>{t('settings.language')}</strong>
            <div className="soft">{t('settings.language.hint')}</div>
          </div>
          <SegmentedControl
            aria-label={t('settings.language')}
            data={[
              { value: 'es-MX' as const, label: 'Español (México)' },
              { value: 'en' as const, label: 'English' },
            ]}
            value={locale}
            onChange={setLocale}
          />
        </div>
        <div className={classes['row']}>
          <div>
            <strong>{t('settings.tables')}</strong>
            <div className="soft">{t('settings.tables.hint')}</div>
          </div>
          <Button variant="default" disabled={arranged.length === 0} onClick={reset}>
            {t('settings.tables.reset')}
          </Button>
        </div>
      </div>
    </SettingsPage>
  );
}

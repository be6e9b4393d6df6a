/** The window begins: enter the host, read what the person arranged, draw. */
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'mantine.css';
import '@mantine/notifications/styles.layer.css';
import '@fontsource-variable/inter/wght.css';
import './app/theme.css';
import { Appearance } from './app/appearance.tsx';
import { Boot } from './app/boot.tsx';
import { enter } from './app/connection/session.ts';
import { api, queryClient } from './app/connection/query.ts';
import { companiesQuery } from './app/company.tsx';
import { loadPreferences } from './app/preferences.ts';
import { setLocale } from './i18n/locale.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('the page has no #root');

const entrance = await enter();
let problem: unknown;
if (entrance === 'entered') {
  // What the first screen asks one after the other is fetched side by side.
  void queryClient.prefetchQuery(api.vault.status.queryOptions());
  void queryClient.prefetchQuery(companiesQuery());
  if (/^#?\/?$/.test(location.hash)) void import('./features/home/home.tsx');
  try {
    const { locale } = await loadPreferences();
    if (locale === 'en') setLocale('en');
  } catch (error) {
    problem = error;
  }
}

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Appearance>
        <Notifications position="bottom-right" limit={5} className="toasts" />
        <Boot entrance={entrance} problem={problem} />
      </Appearance>
    </QueryClientProvider>
  </StrictMode>,
);

/** Theme and language as the person chose them, kept in step with the document and the shell. */
import { MantineProvider } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { useEffect, type ReactNode } from 'react';
import { currentLocale, setLocale, type Locale } from '../i18n/locale.ts';
import { queryClient } from './connection/query.ts';
import { usePreference } from './preferences.ts';
import { theme } from './theme.ts';

export type ThemeChoice = 'auto' | 'light' | 'dark';

export function useThemeChoice(): readonly [ThemeChoice, (choice: ThemeChoice | null) => void] {
  return usePreference<ThemeChoice>('theme', 'auto');
}

export function useLocaleChoice(): readonly [Locale, (choice: Locale | null) => void] {
  return usePreference<Locale>('locale', 'es-MX');
}

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
// The scroll lock of dialogs writes a style of its own, and asks here for what the policy wants of it.
Object.assign(globalThis, { __webpack_nonce__: nonce });

export function Appearance({ children }: { children: ReactNode }) {
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  const [choice] = useThemeChoice();
  const [locale] = useLocaleChoice();
  useEffect(() => {
    const changes = currentLocale() !== locale;
    setLocale(locale);
    // What the engine said in the other language is asked for again.
    if (changes) void queryClient.invalidateQueries();
    window.cuadra?.setLocale(locale);
  }, [locale]);
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={choice === 'auto' ? system : choice}
      getStyleNonce={() => nonce}
      env={import.meta.env.MODE === 'test' ? 'test' : 'default'}
    >
      {children}
    </MantineProvider>
  );
}

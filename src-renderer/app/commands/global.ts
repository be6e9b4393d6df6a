/** Commands that stand everywhere: sections, a new invoice, the palette, undo, theme and language. */
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { ShellCommand } from '#contract/desktop.ts';
import * as words from '#i18n/catalog/window/frame.ts';
import { useWords } from '../../i18n/words.ts';
import { useLocaleChoice, useThemeChoice } from '../appearance.tsx';
import { useCompany } from '../company.tsx';
import { SECTIONS } from '../sections.ts';
import { undoLast } from '../undo.ts';
import { isTyping } from './keys.ts';
import { runCommand, useCommands } from './registry.ts';

/** What the shell's menu says, as commands here. */
const SHELL: Readonly<Record<Exclude<ShellCommand, `open:${string}`>, string>> = {
  'new-invoice': 'invoices.new',
  palette: 'app.palette',
  search: 'app.search',
  shortcuts: 'app.shortcuts',
};

export function useGlobalCommands({
  openPalette,
  openSheet,
}: {
  openPalette: () => void;
  openSheet: () => void;
}): void {
  const t = useWords(words);
  const [path, go] = useLocation();
  const [theme, setTheme] = useThemeChoice();
  const [locale, setLocale] = useLocaleChoice();
  const { companies, company, choose } = useCompany();
  const everywhere = t('frame.group.everywhere');
  useCommands([
    { id: 'app.palette', label: t('frame.palette'), group: everywhere, keys: ['Mod+K'], run: openPalette },
    { id: 'app.search', label: t('frame.search'), group: everywhere, keys: ['/'], run: focusSearch },
    { id: 'app.shortcuts', label: t('frame.shortcuts'), group: everywhere, keys: ['?'], run: openSheet },
    { id: 'app.undo', label: t('frame.undo'), group: everywhere, keys: ['Mod+Z'], run: () => undoOutsideFields() },
    {
      id: 'invoices.new',
      label: t('frame.newInvoice'),
      group: everywhere,
      keys: ['Mod+Shift+N', 'Mod+I'],
      run: () => go('/invoices/new'),
    },
    {
      id: 'cfdiImports.open',
      label: t('frame.importCfdis'),
      group: everywhere,
      also: 'XML ZIP SAT',
      run: () => go('/cfdi-imports'),
    },
    ...SECTIONS.map((section) => ({
      id: `open:${section.id}`,
      label: t('frame.goTo', { section: t(`frame.section.${section.id}`) }),
      group: t('frame.sections'),
      keys: [section.keys],
      // The guide opens at what is said of the screen that one comes from.
      run: () => go(section.id === 'guide' ? guideFrom(path) : section.path),
    })),
    {
      id: 'app.theme',
      label: t(theme === 'dark' ? 'frame.themeLight' : 'frame.themeDark'),
      group: everywhere,
      run: () => setTheme(theme === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'app.locale',
      label: t('frame.otherLanguage'),
      group: everywhere,
      run: () => setLocale(locale === 'en' ? 'es-MX' : 'en'),
    },
    ...companies
      .filter((one) => one.id !== company.id)
      .map((one) => ({
        id: `company:${one.id}`,
        label: t('frame.switchTo', { name: one.tradeName ?? one.legalName }),
        group: t('frame.companies'),
        also: one.rfc,
        run: () => choose(one.id),
      })),
  ]);
  useEffect(
    () =>
      window.cuadra?.onCommand((command) => {
        runCommand(command.startsWith('open:') ? command : SHELL[command as keyof typeof SHELL]);
      }),
    [],
  );
}

function guideFrom(path: string): string {
  return path === '/' || path.startsWith('/guide') ? '/guide' : `/guide?from=${encodeURIComponent(path)}`;
}

/** `/` goes to the search field of the section that is open. */
function focusSearch(): void {
  document.querySelector<HTMLInputElement>('[data-section-search]')?.focus();
}

/** In a field, Ctrl/⌘ Z takes back what was typed there. */
function undoOutsideFields(): void {
  if (isTyping(document.activeElement)) {
    document.execCommand('undo');
    return;
  }
  void undoLast();
}

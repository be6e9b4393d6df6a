/** What every step looks like: heading, what it is for, its content, and the way on (Ctrl/⌘ Enter), back or past it. */
import { Button, Text } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/setup.ts';
import { Keys } from '../../app/commands/key-caps.tsx';
import { useCommands } from '../../app/commands/registry.ts';
import { useWords } from '../../i18n/words.ts';
import { useWizard } from './wizard.ts';
import classes from './setup.module.css';

interface StepShellProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
  /** Absent: the step is done by something in it. */
  readonly onContinue?: () => void;
  readonly continueLabel?: string;
  readonly busy?: boolean;
  readonly blocked?: boolean;
  /** Where the step may wait: what will not work until then. */
  readonly skipHint?: string;
  /** Going on is the same as leaving it for later. */
  readonly continueSkips?: boolean;
}

export function StepShell({
  title,
  lead,
  children,
  onContinue,
  continueLabel,
  busy,
  blocked,
  skipHint,
  continueSkips,
}: StepShellProps) {
  const t = useWords(words);
  const c = useWords(common);
  const { next, back } = useWizard();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A new step is read from its top, and Tab goes on from there; a field that asked for the focus keeps it.
    if (document.activeElement === null || document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  const label = continueLabel ?? t('setup.continue');
  const proceed = (): void => {
    if (blocked !== true && busy !== true) onContinue?.();
  };
  useCommands(
    onContinue === undefined
      ? []
      : [{ id: 'setup.continue', label, group: t('setup.steps'), keys: ['Mod+Enter'], run: proceed }],
  );
  return (
    <main className={classes['main']} id="content" tabIndex={-1}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled with the arrow keys */}
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={title}>
        <div className={classes['content']}>
          <header>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            <p className="soft">{lead}</p>
          </header>
          {children}
        </div>
      </div>
      <footer className={classes['footer']}>
        <div className={classes['footerInner']}>
          {onContinue !== undefined && (
            <Button
              onClick={proceed}
              loading={busy === true}
              disabled={blocked === true}
              rightSection={<Keys combination="Mod+Enter" />}
            >
              {label}
            </Button>
          )}
          {back !== undefined && (
            <Button variant="default" onClick={back}>
              {c('common.back')}
            </Button>
          )}
          {skipHint !== undefined && (
            <>
              <span className={classes['spring']} />
              <Text size="xs" className="soft" ta="right">
                {skipHint}
              </Text>
              {continueSkips !== true && (
                <Button variant="subtle" color="gray" onClick={next}>
                  {t('setup.skip')}
                </Button>
              )}
            </>
          )}
        </div>
      </footer>
    </main>
  );
}

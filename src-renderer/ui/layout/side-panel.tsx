/** The panel at the right of a list: resizable, its width remembered, closed with Escape; the list stays usable. */
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import * as common from '#i18n/catalog/window/common.ts';
import { usePreference } from '../../app/preferences.ts';
import { useWords } from '../../i18n/words.ts';
import classes from './layout.module.css';

const NARROWEST = 480;
const WIDEST = 640;
const FIRST = 520;
const STEP = 16;

interface SidePanelProps {
  /** Whose width is remembered. */
  readonly name: string;
  readonly title: ReactNode;
  /** What a screen reader calls it. */
  readonly label: string;
  readonly actions?: ReactNode;
  readonly footer?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function SidePanel({ name, title, label, actions, footer, onClose, children }: SidePanelProps) {
  const t = useWords(common);
  const [kept, setWidth] = usePreference<number>(`panel.${name}`, FIRST);
  const width = clamp(kept);
  const start = useRef<{ x: number; width: number } | undefined>(undefined);
  const onPointerMove = (event: PointerEvent): void => {
    if (start.current !== undefined) setWidth(clamp(start.current.width - (event.clientX - start.current.x)));
  };
  const onHandleKey = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowLeft' ? STEP : event.key === 'ArrowRight' ? -STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    setWidth(clamp(width + by));
  };
  return (
    <aside
      className={classes['panel']}
      style={{ width }}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={width}
        aria-valuemin={NARROWEST}
        aria-valuemax={WIDEST}
        tabIndex={0}
        className={classes['handle']}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          start.current = { x: event.clientX, width };
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          start.current = undefined;
        }}
        onKeyDown={onHandleKey}
      />
      <header className={classes['panelHeader']}>
        <div className={classes['panelTitle']}>{title}</div>
        {actions}
        <ActionIcon aria-label={t('common.close')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      <div className={classes['panelBody']}>{children}</div>
      {footer !== undefined && <footer className={classes['panelFooter']}>{footer}</footer>}
    </aside>
  );
}

function clamp(width: number): number {
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
}

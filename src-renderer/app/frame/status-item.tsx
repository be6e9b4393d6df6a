/** One thing that is true of the desk, in the status bar; a press leads to where it is mended. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import classes from './frame.module.css';

interface StatusItemProps {
  readonly to?: string;
  readonly tone: 'settled' | 'person' | 'plain';
  readonly icon: ReactNode;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

export function StatusItem({ to, tone, icon, title, children }: StatusItemProps) {
  const inner = (
    <>
      {icon}
      {children}
    </>
  );
  const shared = { className: classes['statusItem'], 'data-tone': tone, title };
  return to === undefined ? (
    <span {...shared} role={tone === 'person' ? 'status' : undefined}>
      {inner}
    </span>
  ) : (
    <Link href={to} {...shared}>
      {inner}
    </Link>
  );
}

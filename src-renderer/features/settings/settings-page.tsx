/** One page of the settings: heading with its action, what stands above, the content, and a foot that stays in sight. */
import type { ReactNode } from 'react';
import classes from './settings.module.css';

interface SettingsPageProps {
  readonly title: string;
  readonly lead?: string;
  readonly actions?: ReactNode;
  readonly above?: ReactNode;
  /** Save bar; absent where every change is saved at once. */
  readonly footer?: ReactNode;
  /** A table of its own height instead of a page that scrolls. */
  readonly fill?: boolean;
  /** Beside the content, over the whole height. */
  readonly panel?: ReactNode;
  readonly children: ReactNode;
}

export function SettingsPage({ title, lead, actions, above, footer, fill, panel, children }: SettingsPageProps) {
  return (
    <>
      <div className={classes['page']}>
        <header className={classes['pageHeader']}>
          <div className={classes['pageTitle']}>
            <h2>{title}</h2>
            {lead !== undefined && <p className="soft">{lead}</p>}
          </div>
          {actions}
        </header>
        {above !== undefined && <div className={classes['above']}>{above}</div>}
        {/* A page that scrolls is reached by the keys too. */}
        {fill === true ? (
          <div className={classes['fill']}>{children}</div>
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled with the arrow keys
          <div className={classes['scroll']} tabIndex={0} role="region" aria-label={title}>
            <div className={classes['content']}>{children}</div>
          </div>
        )}
        {footer !== undefined && <footer className={classes['footer']}>{footer}</footer>}
      </div>
      {panel}
    </>
  );
}

/** Whose desk this is, at the top of the rail. Its list of companies is loaded when a hand comes near. */
import { UnstyledButton, VisuallyHidden, type UnstyledButtonProps } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ComponentPropsWithRef } from 'react';
import * as words from '#i18n/catalog/window/frame.ts';
import { useWords } from '../../i18n/words.ts';
import { useCompany } from '../company.tsx';
import classes from './frame.module.css';

const loadMenu = () => import('./company-menu.tsx');
const CompanyMenu = lazy(loadMenu);

export function CompanySwitcher({ narrow }: { narrow: boolean }) {
  const [wanted, setWanted] = useState(false);
  const near = (): void => void loadMenu();
  const closed = (
    <CompanyButton
      narrow={narrow}
      aria-haspopup="menu"
      aria-expanded={wanted}
      onPointerEnter={near}
      onFocus={near}
      onClick={() => setWanted(true)}
    />
  );
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <CompanyMenu narrow={narrow} />
    </Suspense>
  );
}

type CompanyButtonProps = { readonly narrow: boolean } & UnstyledButtonProps & ComponentPropsWithRef<'button'>;

export function CompanyButton({ narrow, ...rest }: CompanyButtonProps) {
  const t = useWords(words);
  const { company } = useCompany();
  const name = company.tradeName ?? company.legalName;
  return (
    <UnstyledButton
      {...rest}
      className={classes['company']}
      style={{ '--brand': company.brandColor ?? 'var(--accent)' }}
      title={narrow ? name : undefined}
    >
      <span className={classes['companyMark']} aria-hidden>
        {company.legalName.slice(0, 1)}
      </span>
      {narrow ? (
        <VisuallyHidden>{name}</VisuallyHidden>
      ) : (
        <>
          <span className={classes['companyText']}>
            <span className="truncate">{name}</span>
            <span className={`${classes['companyRfc']} tabular`}>{company.rfc}</span>
          </span>
          <IconChevronDown size={14} aria-hidden />
        </>
      )}
      <VisuallyHidden>{t('frame.switchCompany')}</VisuallyHidden>
    </UnstyledButton>
  );
}

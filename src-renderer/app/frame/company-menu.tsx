/** The companies of the desk; opens as it comes, for it is loaded when it is asked for. */
import { Menu } from '@mantine/core';
import { IconBuilding, IconCheck, IconPlus } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import * as words from '#i18n/catalog/window/frame.ts';
import { useWords } from '../../i18n/words.ts';
import { useCompany } from '../company.tsx';
import { CompanyButton } from './company-switcher.tsx';

export default function CompanyMenu({ narrow }: { narrow: boolean }) {
  const t = useWords(words);
  const { company, companies, choose } = useCompany();
  const [, go] = useLocation();
  return (
    <Menu defaultOpened position="bottom-start" width={280}>
      <Menu.Target>
        <CompanyButton narrow={narrow} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('frame.companies')}</Menu.Label>
        {companies.map((one) => (
          <Menu.Item
            key={one.id}
            leftSection={<IconBuilding size={14} />}
            rightSection={one.id === company.id ? <IconCheck size={14} /> : undefined}
            onClick={() => choose(one.id)}
          >
            <div className="truncate">{one.tradeName ?? one.legalName}</div>
            <div className="soft tabular">{one.rfc}</div>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconPlus size={14} />} onClick={() => go('/settings/companies')}>
          {t('frame.addCompany')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

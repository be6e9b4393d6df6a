/** The pages of the settings in the order of their navigation. */
import {
  IconBuilding,
  IconBuildings,
  IconCertificate,
  IconCreditCard,
  IconDatabaseExport,
  IconHistory,
  IconInfoCircle,
  IconListNumbers,
  IconMail,
  IconPalette,
  IconShieldLock,
  IconStack2,
  IconRouteAltLeft,
  IconRubberStamp,
  type Icon,
} from '@tabler/icons-react';

export type PageId =
  | 'company'
  | 'series'
  | 'certificates'
  | 'pacs'
  | 'gateways'
  | 'mail'
  | 'companies'
  | 'tunnel'
  | 'catalogs'
  | 'security'
  | 'backups'
  | 'audit'
  | 'appearance'
  | 'about';

export interface PageEntry {
  readonly id: PageId;
  readonly icon: Icon;
  /** Of the open company, or of the whole desk. */
  readonly group: 'company' | 'desk';
}

export const PAGES: readonly PageEntry[] = [
  { id: 'company', icon: IconBuilding, group: 'company' },
  { id: 'series', icon: IconListNumbers, group: 'company' },
  { id: 'certificates', icon: IconCertificate, group: 'company' },
  { id: 'pacs', icon: IconRubberStamp, group: 'company' },
  { id: 'gateways', icon: IconCreditCard, group: 'company' },
  { id: 'mail', icon: IconMail, group: 'company' },
  { id: 'companies', icon: IconBuildings, group: 'desk' },
  { id: 'tunnel', icon: IconRouteAltLeft, group: 'desk' },
  { id: 'catalogs', icon: IconStack2, group: 'desk' },
  { id: 'security', icon: IconShieldLock, group: 'desk' },
  { id: 'backups', icon: IconDatabaseExport, group: 'desk' },
  { id: 'audit', icon: IconHistory, group: 'desk' },
  { id: 'appearance', icon: IconPalette, group: 'desk' },
  { id: 'about', icon: IconInfoCircle, group: 'desk' },
];

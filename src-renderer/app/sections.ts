/** The sections of the rail, in its order. The address, the key and the words of each come from here. */
import {
  IconBell,
  IconBook,
  IconCash,
  IconFileInvoice,
  IconHome,
  IconListCheck,
  IconPackage,
  IconReceipt2,
  IconSettings,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';

export interface SectionEntry {
  readonly id:
    | 'home'
    | 'invoices'
    | 'transactions'
    | 'received'
    | 'clients'
    | 'products'
    | 'jobs'
    | 'alerts'
    | 'settings'
    | 'guide';
  readonly path: string;
  readonly icon: Icon;
  readonly keys: string;
  /** Below the line: what the desk itself needs. */
  readonly below?: boolean;
}

export const SECTIONS: readonly SectionEntry[] = [
  { id: 'home', path: '/', icon: IconHome, keys: 'Mod+1' },
  { id: 'invoices', path: '/invoices', icon: IconFileInvoice, keys: 'Mod+2' },
  { id: 'transactions', path: '/transactions', icon: IconCash, keys: 'Mod+9' },
  { id: 'received', path: '/received', icon: IconReceipt2, keys: 'Mod+8' },
  { id: 'clients', path: '/clients', icon: IconUsers, keys: 'Mod+3' },
  { id: 'products', path: '/products', icon: IconPackage, keys: 'Mod+4' },
  { id: 'jobs', path: '/jobs', icon: IconListCheck, keys: 'Mod+5', below: true },
  { id: 'alerts', path: '/alerts', icon: IconBell, keys: 'Mod+6', below: true },
  { id: 'settings', path: '/settings', icon: IconSettings, keys: 'Mod+7', below: true },
  { id: 'guide', path: '/guide', icon: IconBook, keys: 'F1', below: true },
];

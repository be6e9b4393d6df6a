/** The five banks as rows: what a small business has there. Sources and doubts: docs/providers/banks.md. */
import type { BankDeclaration } from '../types.ts';

export interface BankRow extends BankDeclaration {
  readonly id: string;
  readonly name: string;
  readonly website: string;
}

export const BANK_ROWS: readonly BankRow[] = [
  {
    id: 'bank-banorte',
    name: 'Banorte',
    website: 'https://www.banorte.com',
    abmCode: '072',
    api: 'by-contract',
    statement: 'tracking-key',
    cep: true,
  },
  {
    id: 'bank-banamex',
    name: 'Banamex',
    website: 'https://www.banamex.com',
    abmCode: '002',
    api: 'by-contract',
    statement: 'reference',
    cep: true,
  },
  {
    id: 'bank-bbva',
    name: 'BBVA México',
    website: 'https://www.bbva.mx',
    abmCode: '012',
    api: 'other-gateway',
    otherGateway: 'openpay',
    statement: 'reference',
    cep: true,
  },
  {
    id: 'bank-hsbc',
    name: 'HSBC México',
    website: 'https://www.hsbc.com.mx',
    abmCode: '021',
    api: 'by-contract',
    statement: 'free-text',
    cep: true,
  },
  {
    id: 'bank-santander',
    name: 'Santander México',
    website: 'https://www.santander.com.mx',
    abmCode: '014',
    api: 'by-contract',
    statement: 'tracking-key',
    cep: true,
  },
];

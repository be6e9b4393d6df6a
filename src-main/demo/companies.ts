/** Whose desk it is: two issuers. Everything about them is invented. */
import type { CompanyInput, Series } from '#contract/companies.ts';

export interface DemoCompany {
  readonly company: CompanyInput;
  /** Background and sign of its logo. */
  readonly logo: { readonly ground: string; readonly sign: string; readonly shape: 'tower' | 'wave' };
  readonly series: readonly { readonly type: Series['type']; readonly serie: string }[];
  /** Shares of the desk's clients, products and invoices. */
  readonly share: number;
  /** Folio with which its default series began before the desk did. */
  readonly firstFolio: number;
}

export const DEMO_COMPANIES: readonly DemoCompany[] = [
  {
    company: {
      rfc: 'DTV150312KT9',
      legalName: 'DISTRIBUIDORA TORRE DEL VALLE',
      tradeName: 'Torre del Valle (demostración)',
      regimenFiscal: '601',
      postalCode: '06600',
      email: 'facturacion@torredelvalle.example',
      phone: '55 5555 0100',
      website: 'torredelvalle.example',
      address: 'Av. Paseo de la Reforma 100, piso 8\nCol. Juárez, 06600 Ciudad de México',
      brandColor: '#0F6E6E',
    },
    logo: { ground: '#0F6E6E', sign: '#FFFFFF', shape: 'tower' },
    series: [
      { type: 'I', serie: 'MAY' },
      { type: 'I', serie: 'SUC2' },
      { type: 'I', serie: 'GLOB' },
    ],
    share: 0.7,
    firstFolio: 4211,
  },
  {
    company: {
      rfc: 'EAQM850714H35',
      legalName: 'MARIANA ESTRADA QUINTERO',
      tradeName: 'Estrada Quintero, asesoría (demostración)',
      regimenFiscal: '612',
      postalCode: '44100',
      email: 'mariana@estradaquintero.example',
      phone: '33 5555 0177',
      website: 'estradaquintero.example',
      address: 'Calle Morelos 245, interior 3\nCentro, 44100 Guadalajara, Jalisco',
      brandColor: '#8A3B5C',
    },
    logo: { ground: '#8A3B5C', sign: '#F6E7C8', shape: 'wave' },
    series: [{ type: 'I', serie: 'HON' }],
    share: 0.3,
    firstFolio: 318,
  },
];

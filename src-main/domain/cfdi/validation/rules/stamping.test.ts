import { change, context, income, timbre, UUID } from '../documents.testing.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './stamping.ts';

const { certificate: csd } = context;
if (csd === undefined) throw new Error('the context of the tests has a certificate');
const sealed = change(income, { noCertificado: csd.number, sello: 'AAAA', certificado: 'AAAA' });
/** 12:00:00 in Mexico City. */
const issued = Date.parse('2026-03-02T18:00:00Z');
const after = (ms: number) => ({ at: new Date(issued + ms) });
const HOURS_72 = 72 * 3_600_000;

testRules(module, {
  service303CertificateOfEmisor: {
    keeps: [income, sealed],
    breaks: [
      {
        judged: [income, { certificate: { ...csd, rfc: 'URE180429TM6' } }],
        field: 'emisor.rfc',
        says: ['URE180429TM6', 'EKU9003173C9'],
      },
      {
        judged: [sealed, { certificate: { ...csd, number: '30001000000500003417' } }],
        field: 'noCertificado',
        message: 'validation.303.numero',
        says: ['30001000000500003416', '30001000000500003417'],
      },
    ],
  },
  service305FechaInsideCertificate: {
    keeps: [
      income,
      [income, { certificate: { ...csd, validFrom: new Date(issued) } }],
      [income, { certificate: { ...csd, validTo: new Date(issued) } }],
    ],
    breaks: [
      {
        judged: [income, { certificate: { ...csd, validTo: new Date(issued - 1) } }],
        field: 'fecha',
        says: ['2026-03-02T12:00:00', csd.number],
      },
      // In Tijuana the same Fecha is two hours later.
      {
        judged: [income, { zoneOfIssue: 'America/Tijuana', certificate: { ...csd, validTo: new Date(issued) } }],
        field: 'fecha',
      },
      { judged: [income, { certificate: { ...csd, validFrom: new Date(issued + 1) } }], field: 'fecha' },
    ],
  },
  service306CertificateIsCsd: {
    keeps: [income, sealed],
    breaks: [
      {
        judged: [income, { certificate: { ...csd, isCsd: false } }],
        field: 'certificado',
        says: [csd.number, 'e.firma'],
      },
    ],
  },
  service307NotYetStamped: {
    keeps: [income, [change(income, { complementos: [[timbre]] }), { forStamping: false }]],
    breaks: [{ judged: change(income, { complementos: [[timbre]] }), field: 'complementos', says: [UUID] }],
  },
  service401FechaWithin72Hours: {
    keeps: [
      [income, after(0)],
      [income, after(HOURS_72)],
      [income, { forStamping: false, ...after(10 * HOURS_72) }],
    ],
    breaks: [
      { judged: [income, after(HOURS_72 + 1)], field: 'fecha', says: ['72 horas', '2026-03-05T12:00:00'] },
      {
        judged: [income, after(-1)],
        field: 'fecha',
        message: 'validation.401.futuro',
        says: ['2026-03-02T11:59:59', 'America/Mexico_City'],
      },
      // The clock of the place counts: what is now in the centre is still to come in Tijuana.
      {
        judged: [income, { zoneOfIssue: 'America/Tijuana', ...after(0) }],
        field: 'fecha',
        message: 'validation.401.futuro',
      },
    ],
  },
  service403FechaSinceCfdi: {
    keeps: [income, change(income, { fecha: '2012-01-01T00:00:00' })],
    breaks: [
      { judged: change(income, { fecha: '2010-12-31T23:59:59' }), field: 'fecha', says: ['2010-12-31'] },
      { judged: change(income, { fecha: '2011-12-31T23:59:59' }), field: 'fecha', severity: 'warning' },
    ],
  },
});

/** What the stamping service looks at besides the matrix: the clock, the certificate, the timbre. */
import { fechaLocal } from '#domain/time/zone.ts';
import { rule } from '../rule.ts';
import { isFecha } from '../subject.ts';

export const service303CertificateOfEmisor = rule(
  {
    code: '303',
    severity: 'error',
    title: 'The CSD belongs to Emisor.Rfc, and NoCertificado is its number',
    source: 'Stamping services (SW, Finkok)',
    message: 'validation.303',
  },
  ({ c, context }, report) => {
    const { certificate } = context;
    if (certificate === undefined) return;
    if (certificate.rfc !== c.emisor.rfc) report('emisor.rfc', { rfc: c.emisor.rfc, owner: certificate.rfc });
    if (c.noCertificado !== '' && c.noCertificado !== certificate.number) {
      const params = { value: c.noCertificado, expected: certificate.number };
      report('noCertificado', params, { message: 'validation.303.numero' });
    }
  },
);

export const service305FechaInsideCertificate = rule(
  {
    code: '305',
    severity: 'error',
    title: 'Fecha lies inside the validity of the CSD',
    source: 'Stamping services (SW, Finkok)',
    message: 'validation.305',
  },
  ({ c, context, issuedAt }, report) => {
    const { certificate, zoneOfIssue } = context;
    const issued = certificate === undefined ? undefined : issuedAt()?.getTime();
    if (certificate === undefined || issued === undefined) return;
    if (issued >= certificate.validFrom.getTime() && issued <= certificate.validTo.getTime()) return;
    report('fecha', {
      value: c.fecha,
      number: certificate.number,
      from: fechaLocal(certificate.validFrom, zoneOfIssue),
      to: fechaLocal(certificate.validTo, zoneOfIssue),
    });
  },
);

export const service306CertificateIsCsd = rule(
  {
    code: '306',
    severity: 'error',
    title: 'The certificate is a CSD, not an e.firma',
    source: 'Stamping services (SW, Finkok)',
    message: 'validation.306',
  },
  ({ context }, report) => {
    if (context.certificate !== undefined && !context.certificate.isCsd) {
      report('certificado', { number: context.certificate.number });
    }
  },
);

export const service307NotYetStamped = rule(
  {
    code: '307',
    severity: 'error',
    title: 'A document that is sent for stamping carries no timbre',
    source: 'Stamping services (SW, Finkok; Finkok also answers 707)',
    message: 'validation.307',
  },
  ({ context, timbres }, report) => {
    const [timbre] = timbres;
    if (context.forStamping && timbre !== undefined) report('complementos', { uuid: timbre.uuid });
  },
);

const HOURS_TO_STAMP = 72;
const HOUR_MS = 3_600_000;

export const service401FechaWithin72Hours = rule(
  {
    code: '401',
    severity: 'error',
    title: 'Fecha is at most 72 hours old and not in the future, in the zone of LugarExpedicion',
    source: 'Stamping services (SW, Finkok); RMF 2.7.2.9',
    message: 'validation.401',
  },
  ({ c, context, issuedAt }, report) => {
    const issued = context.forStamping ? issuedAt() : undefined;
    if (issued === undefined) return;
    const age = context.at.getTime() - issued.getTime();
    if (age >= 0 && age <= HOURS_TO_STAMP * HOUR_MS) return;
    const now = fechaLocal(context.at, context.zoneOfIssue);
    if (age < 0) {
      report('fecha', { value: c.fecha, now, zone: context.zoneOfIssue }, { message: 'validation.401.futuro' });
    } else {
      const hours = Math.floor(age / HOUR_MS);
      report('fecha', { value: c.fecha, now, zone: context.zoneOfIssue, hours });
    }
  },
);

export const service403FechaSinceCfdi = rule(
  {
    code: '403',
    severity: 'error',
    title: 'Fecha is of 2011 or later; of 2011 it warns',
    source: 'Stamping services: before 2012-01-01, one PAC says 2011',
    message: 'validation.403',
  },
  ({ c }, report) => {
    if (!isFecha(c.fecha)) return;
    if (c.fecha < '2011') report('fecha', { value: c.fecha });
    else if (c.fecha < '2012') report('fecha', { value: c.fecha }, { severity: 'warning' });
  },
);

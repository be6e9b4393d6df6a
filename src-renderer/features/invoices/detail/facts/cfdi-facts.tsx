/** What a CFDI says, whoever made it: its lines, what they add up to, the document, its parties, its relations. */
import { Stack } from '@mantine/core';
import * as words from '#i18n/catalog/window/invoices.ts';
import { useFormats } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/words.ts';
import { Copyable } from '../../../../ui/fields/copyable.tsx';
import { Facts } from '../../../../ui/layout/facts.tsx';
import type { Cfdi } from '../cfdi.ts';
import { Conceptos } from './conceptos.tsx';
import { SatKey } from './values.tsx';
import { Totals, type Totalled } from './totals.tsx';
import classes from './facts.module.css';

interface CfdiFactsProps {
  readonly cfdi: Cfdi;
  readonly of: Totalled & { readonly uuid?: string | undefined; readonly type: 'I' | 'E' | 'T' | 'N' | 'P' };
  /** Neither dated nor sealed yet. */
  readonly isDraft?: boolean;
}

export function CfdiFacts({ cfdi, of, isDraft = false }: CfdiFactsProps) {
  return (
    <Stack gap="lg">
      <Conceptos conceptos={cfdi.conceptos} />
      <Totals cfdi={cfdi} of={of} />
      <DocumentFacts cfdi={cfdi} of={of} isDraft={isDraft} />
      <Parties cfdi={cfdi} />
      <Relations cfdi={cfdi} />
    </Stack>
  );
}

function DocumentFacts({ cfdi, of, isDraft }: Required<CfdiFactsProps>) {
  const t = useWords(words);
  const formats = useFormats();
  const { root, timbre, informacionGlobal: global } = cfdi;
  const fecha = root('Fecha');
  const stamped = timbre?.('FechaTimbrado');
  const rate = root('TipoCambio');
  return (
    <section className={classes['group']} aria-labelledby="facts-document">
      <h3 id="facts-document">{t('invoices.facts.document')}</h3>
      <Facts
        facts={[
          [t('invoices.facts.uuid'), copyable(of.uuid)],
          [t('invoices.facts.type'), t(`invoices.type.${of.type}`)],
          [t('invoices.facts.fecha'), isDraft || fecha === undefined ? undefined : formats.localDateTime(fecha)],
          [t('invoices.facts.stamped'), stamped === undefined ? undefined : formats.localDateTime(stamped)],
          [t('invoices.facts.place'), root('LugarExpedicion')],
          [t('invoices.facts.payment'), satKey('c_FormaPago', root('FormaPago'))],
          [t('invoices.facts.method'), satKey('c_MetodoPago', root('MetodoPago'))],
          [t('invoices.facts.terms'), root('CondicionesDePago')],
          [t('invoices.facts.currency'), satKey('c_Moneda', root('Moneda'))],
          [t('invoices.facts.rate'), rate === undefined || rate === '1' ? undefined : formats.decimal(rate)],
          [t('invoices.facts.export'), satKey('c_Exportacion', root('Exportacion'))],
          [t('invoices.facts.confirmation'), root('Confirmacion')],
          [t('invoices.facts.global'), global && period(global)],
          [t('invoices.facts.certificate'), isDraft ? undefined : copyable(root('NoCertificado'))],
          [t('invoices.facts.satCertificate'), copyable(timbre?.('NoCertificadoSAT'))],
          [t('invoices.facts.pacRfc'), timbre?.('RfcProvCertif')],
          [t('invoices.facts.complements'), cfdi.complementos.join(', ')],
        ]}
      />
    </section>
  );
}

/** Of a global invoice: which sales it holds. */
function period(said: (name: string) => string | undefined) {
  return (
    <>
      <SatKey catalog="c_Periodicidad" value={said('Periodicidad') ?? ''} />,{' '}
      <SatKey catalog="c_Meses" value={said('Meses') ?? ''} /> {said('Año')}
    </>
  );
}

function satKey(catalog: Parameters<typeof SatKey>[0]['catalog'], value: string | undefined) {
  return value === undefined ? undefined : <SatKey catalog={catalog} value={value} />;
}

function copyable(value: string | undefined) {
  return value === undefined || value === '' ? undefined : <Copyable value={value} mono />;
}

function Parties({ cfdi: { emisor, receptor } }: { cfdi: Cfdi }) {
  const t = useWords(words);
  return (
    <>
      <section className={classes['group']} aria-labelledby="facts-receiver">
        <h3 id="facts-receiver">{t('invoices.facts.receiver')}</h3>
        <Facts
          facts={[
            [t('invoices.facts.name'), receptor('Nombre')],
            [t('invoices.facts.rfc'), copyable(receptor('Rfc'))],
            [t('invoices.facts.regime'), satKey('c_RegimenFiscal', receptor('RegimenFiscalReceptor'))],
            [t('invoices.facts.address'), receptor('DomicilioFiscalReceptor')],
            [t('invoices.facts.use'), satKey('c_UsoCFDI', receptor('UsoCFDI'))],
            [t('invoices.facts.residence'), satKey('c_Pais', receptor('ResidenciaFiscal'))],
            [t('invoices.facts.foreignId'), receptor('NumRegIdTrib')],
          ]}
        />
      </section>
      <section className={classes['group']} aria-labelledby="facts-issuer">
        <h3 id="facts-issuer">{t('invoices.facts.issuer')}</h3>
        <Facts
          facts={[
            [t('invoices.facts.name'), emisor('Nombre')],
            [t('invoices.facts.rfc'), copyable(emisor('Rfc'))],
            [t('invoices.facts.regime'), satKey('c_RegimenFiscal', emisor('RegimenFiscal'))],
            [t('invoices.facts.acquirer'), emisor('FacAtrAdquirente')],
          ]}
        />
      </section>
    </>
  );
}

function Relations({ cfdi: { relacionados } }: { cfdi: Cfdi }) {
  const t = useWords(words);
  if (relacionados.length === 0) return null;
  return (
    <section className={classes['group']} aria-labelledby="facts-related">
      <h3 id="facts-related">{t('invoices.facts.related')}</h3>
      {relacionados.map(({ tipoRelacion, uuids }) => (
        <div key={tipoRelacion} className={classes['relation']}>
          <SatKey catalog="c_TipoRelacion" value={tipoRelacion} />
          {uuids.map((uuid) => (
            <Copyable key={uuid} value={uuid} mono />
          ))}
        </div>
      ))}
    </section>
  );
}

/** The demo PAC's documents before judges that we did not write: xmllint, xsltproc and openssl. */
import { describe, expect, test } from 'vitest';
import { connectDemoPac } from '#connectors/pac/demo/connector.ts';
import { timbreOf } from '#domain/cfdi/model.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { parseXml } from '#domain/xml/scan.ts';
import { fixedClock } from '#ports/clock.ts';
import { invoiceDraftAt, makeIssuer, seal } from '../support/issuer.ts';
import { cadenasBySat, opensslVerifies, schemaErrors } from '../support/judges.ts';
import { needsSat } from '../support/sat.ts';
import { requestOf } from './request.ts';

const NOW = new Date('2026-11-23T18:00:00.000Z');

describe.skipIf(needsSat)('a document that the demo PAC stamped', () => {
  test('is valid by SAT’s schemas; its seal and its timbre’s sign what SAT’s stylesheets give', async () => {
    const issuer = makeIssuer(NOW);
    const pac = connectDemoPac({ path: ':memory:', clock: fixedClock(NOW) });
    const leyendas = [{ textoLeyenda: 'Leyenda de prueba' }];
    const drafts = [
      invoiceDraftAt(NOW, 1),
      invoiceDraftAt(NOW, 2, { leyendas }),
      invoiceDraftAt(NOW, 3, { addenda: [parseXml('<a:pedido xmlns:a="urn:a" n="1"/>')] }),
    ];
    const stamped: string[] = [];
    for (const draft of drafts) {
      const outcome = await pac.stamp(requestOf(seal(issuer, draft)), { signal: AbortSignal.timeout(10_000) });
      if (outcome.kind !== 'stamped') throw new Error(JSON.stringify(outcome));
      stamped.push(Buffer.from(outcome.xml).toString('utf8'));
    }
    const { certificate } = pac.books().csd;
    pac.close();

    // Foreign addendas have no schema here.
    expect(schemaErrors(stamped.map((xml) => xml.replace(/<cfdi:Addenda>.*<\/cfdi:Addenda>/, '')))).toEqual([
      '',
      '',
      '',
    ]);
    const timbres = stamped.map((xml) => timbreOf(parseCfdi(xml)));
    const nodes = stamped.map((xml) => /<tfd:TimbreFiscalDigital[^>]*>/.exec(xml)?.[0] ?? '');
    const withXsi = nodes.map((node) =>
      node.includes('xmlns:xsi=')
        ? node
        : node.replace(' xsi:', ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:'),
    );
    const cadenasTfd = cadenasBySat('cadenaoriginal_TFD_1_1.xslt', withXsi);
    const cadenas = cadenasBySat('cadenaoriginal_4_0.xslt', stamped);
    for (const [index, xml] of stamped.entries()) {
      const { sello, certificado } = parseCfdi(xml);
      expect(opensslVerifies(certificado, cadenas[index] ?? '', sello)).toBe(true);
      expect(opensslVerifies(certificate.base64, cadenasTfd[index] ?? '', timbres[index]?.selloSAT ?? '')).toBe(true);
    }
  });
});

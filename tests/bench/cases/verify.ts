/**
 * Receiving: from the bytes of a stamped CFDI through parsing and cadena to the judgement of its seal
 * and certificate; beside it the reading of the XML alone, by our scanner and by saxes.
 */
import { SaxesParser } from 'saxes';
import type { Comprobante } from '#domain/cfdi/model.ts';
import { sealCfdi, type Signer } from '#domain/cfdi/seal.ts';
import { computeComprobante } from '#domain/cfdi/totals/index.ts';
import { verifyCfdi } from '#domain/cfdi/verify.ts';
import { writeCfdi } from '#domain/cfdi/write.ts';
import { parseXml } from '#domain/xml/scan.ts';
import { benchCsd, benchDraft, cycling, interleaved, undisturbed } from '../support-cfdi.ts';
import type { Figure } from '../types.ts';

const NAMES = {
  one: 'verify_1_ms',
  hundred: 'verify_100_ms',
  scanOne: 'verify_xml_1_ms',
  scanHundred: 'verify_xml_100_ms',
  saxesOne: 'verify_xml_saxes_1_ms',
  saxesHundred: 'verify_xml_saxes_100_ms',
} as const;

export const ids: readonly string[] = Object.values(NAMES);

const ROUNDS = 25;
const BUDGET_MS = 40;

export async function run(): Promise<readonly Figure[]> {
  const { signer } = benchCsd();
  const received = (lines: number, count: number): Buffer[] =>
    Array.from({ length: count }, (_, folio) => Buffer.from(writeCfdi(stamped(lines, folio, signer)), 'utf8'));
  const [one, hundred] = [received(1, 200), received(100, 20)];
  const judge = (xml: Buffer): void => {
    if (!verifyCfdi(xml).selloValid) throw new Error('a sealed document does not verify');
  };
  const scan = (xml: Buffer): unknown => parseXml(xml);
  const rounds = interleaved(
    {
      one: cycling(one, judge),
      hundred: cycling(hundred, judge),
      scanOne: cycling(one, scan),
      scanHundred: cycling(hundred, scan),
      saxesOne: cycling(one, treeBySaxes),
      saxesHundred: cycling(hundred, treeBySaxes),
    },
    ROUNDS,
    BUDGET_MS,
  );
  return (Object.keys(NAMES) as (keyof typeof NAMES)[]).map((name) => ({
    id: NAMES[name],
    value: undisturbed(rounds.map((round) => round[name])),
    unit: 'ms',
  }));
}

/** As it comes back from a PAC; the timbre's own seal is not judged for want of its certificate. */
function stamped(lines: number, folio: number, signer: Signer): Comprobante {
  const { comprobante } = sealCfdi(computeComprobante(benchDraft(lines, folio)), signer);
  return {
    ...comprobante,
    complementos: [
      [
        {
          kind: 'tfd',
          version: '1.1',
          uuid: `6F35D3B5-3651-5370-BC2C-${String(folio).padStart(12, '0')}`,
          fechaTimbrado: '2026-03-01T12:00:05',
          rfcProvCertif: 'SPR190613I52',
          selloCFD: comprobante.sello,
          noCertificadoSAT: '00001000000500003456',
          selloSAT: comprobante.sello,
        },
      ],
    ],
  };
}

/** The least that saxes needs for a tree of the same content. */
function treeBySaxes(xml: Buffer): unknown {
  const parser = new SaxesParser({ xmlns: true });
  const open: { tag: unknown; children: unknown[] }[] = [{ tag: undefined, children: [] }];
  parser.on('opentag', (tag) => {
    const element = { tag, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => open.at(-1)?.children.push(text));
  parser.write(xml.toString('utf8')).close();
  return open[0]?.children[0];
}

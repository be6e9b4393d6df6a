/**
 * Issuing: from the draft through totals, cadena and signature to the bytes of the XML, beside the bare
 * signature and beside what xsltproc takes for the cadena alone (stylesheet read once, many documents).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealCfdi } from '#domain/cfdi/seal.ts';
import { computeComprobante } from '#domain/cfdi/totals/index.ts';
import { utf8Of } from '#domain/xml/write.ts';
import { satDir, satFile } from '../../support/sat.ts';
import { bareSignature, benchCsd, benchDraft, cycling, interleaved, undisturbed } from '../support-cfdi.ts';
import type { Figure } from '../types.ts';

/** xsltproc can be asked where it is installed and SAT's stylesheets are at hand. */
const hasXsltproc = satDir !== undefined && spawnSync('xsltproc', ['--version']).status === 0;
const XSLTPROC_IDS = ['seal_xsltproc_cadena_1_ms', 'seal_xsltproc_cadena_100_ms'];

export const ids = [
  'seal_rsa_per_s',
  'seal_1_ms',
  'seal_10_ms',
  'seal_100_ms',
  'seal_1000_ms',
  'seal_1_ratio_rsa',
  'seal_10_ratio_rsa',
  ...(hasXsltproc ? XSLTPROC_IDS : []),
];

const ROUNDS = 25;
const BUDGET_MS = 60;

export async function run(): Promise<readonly Figure[]> {
  const { signer, key } = benchCsd();
  // Different documents: nothing that belongs to one may be kept for the next.
  const issue = (lines: number, documents: number): (() => void) =>
    cycling(
      Array.from({ length: documents }, (_, folio) => benchDraft(lines, folio)),
      (draft) => utf8Of(sealCfdi(computeComprobante(draft), signer).xml),
    );
  const rounds = interleaved(
    {
      rsa: bareSignature(key),
      one: issue(1, 200),
      ten: issue(10, 100),
      hundred: issue(100, 20),
      thousand: issue(1000, 4),
    },
    ROUNDS,
    BUDGET_MS,
  );
  const of = (name: keyof (typeof rounds)[number]): number => undisturbed(rounds.map((round) => round[name]));
  const figures: Figure[] = [
    { id: 'seal_rsa_per_s', value: 1000 / of('rsa'), unit: '1/s' },
    { id: 'seal_1_ms', value: of('one'), unit: 'ms' },
    { id: 'seal_10_ms', value: of('ten'), unit: 'ms' },
    { id: 'seal_100_ms', value: of('hundred'), unit: 'ms' },
    { id: 'seal_1000_ms', value: of('thousand'), unit: 'ms' },
    // The same measure of both, from the same rounds.
    { id: 'seal_1_ratio_rsa', value: of('rsa') / of('one'), unit: 'ratio' },
    { id: 'seal_10_ratio_rsa', value: of('rsa') / of('ten'), unit: 'ratio' },
  ];
  if (hasXsltproc) {
    for (const [index, lines] of [1, 100].entries()) {
      const xml = Array.from(
        { length: 50 },
        (_, folio) => sealCfdi(computeComprobante(benchDraft(lines, folio)), signer).xml,
      );
      figures.push({ id: XSLTPROC_IDS[index] ?? '', value: xsltprocMs(xml), unit: 'ms' });
    }
  }
  return figures;
}

/** What one more document costs xsltproc: many against one, in processes of the same kind. */
function xsltprocMs(documents: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'cuadra-bench-'));
  try {
    for (const [index, xml] of documents.entries()) writeFileSync(join(folder, `${index}.xml`), xml);
    const names = documents.map((_, index) => `${index}.xml`);
    const time = (files: readonly string[]): number => {
      const started = performance.now();
      spawnSync('xsltproc', ['--nonet', satFile('xslt', 'cadenaoriginal_4_0.xslt'), ...files], { cwd: folder });
      return performance.now() - started;
    };
    const samples = Array.from({ length: 5 }, () => (time(names) - time(names.slice(0, 1))) / (names.length - 1));
    return undisturbed(samples);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

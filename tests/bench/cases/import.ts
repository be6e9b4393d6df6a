/**
 * Importing: ten thousand sealed and stamped CFDIs out of a ZIP, half of them issued and half received, each parsed,
 * verified, deduplicated and stored through a whole engine; and how far the process grows meanwhile, which must not
 * depend on how many there are.
 */
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { openEngine, type Engine } from '#engine/engine.ts';
import { memoryKeychain } from '#platform/memory-keychain.ts';
import { silentLogger } from '#ports/logger.ts';
import { cfdi, OURS, SUPPLIER } from '../../cfdi-import/documents.ts';
import type { Figure, Goal } from '../types.ts';

export const ids = ['import_10k_s', 'import_rss_mb', 'import_rss_2k_mb'] as const;

export const goals: readonly Goal[] = [
  { id: 'import_10k_s', is: '<', value: 60 },
  { id: 'import_rss_mb', is: '<', value: 120 },
];

const MIB = 1024 * 1024;

export async function run(): Promise<Figure[]> {
  // The small one first: what it leaves in the process counts against the large one.
  const small = await measured(2000);
  const large = await measured(10_000);
  return [
    { id: 'import_10k_s', value: large.seconds, unit: 's' },
    { id: 'import_rss_mb', value: large.growthMb, unit: 'MB' },
    { id: 'import_rss_2k_mb', value: small.growthMb, unit: 'MB' },
  ];
}

async function measured(count: number): Promise<{ seconds: number; growthMb: number }> {
  const zip = await zipOfDocuments(count);
  const dataFolder = mkdtempSync(join(tmpdir(), 'cuadra-bench-import-'));
  const engine = openEngine({ dataFolder, ports: { keychain: memoryKeychain(), logger: silentLogger } });
  try {
    const client = createRouterClient(engine.router, { context: { actor: 'bench', locale: 'es-MX' } });
    await client.vault.setUp({});
    await client.companies.create({ rfc: OURS, legalName: 'EMPRESA', regimenFiscal: '601', postalCode: '06300' });
    engine.start();
    globalThis.gc?.();
    return await timed(engine, zip, count);
  } finally {
    await engine.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function timed(engine: Engine, zip: string, count: number): Promise<{ seconds: number; growthMb: number }> {
  const { cfdiImport } = engine.features;
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, EVERY_MS);
  const began = performance.now();
  const options = { keepForeign: false, keepInvalid: false };
  const { id } = cfdiImport.startFromPath(zip, options, { actor: 'bench', locale: 'es-MX' });
  await engine.idle();
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watch);
  const { state, counts } = cfdiImport.get(id, 'es-MX');
  if (state !== 'done' || counts.issued + counts.received !== count) throw new Error(JSON.stringify({ state, counts }));
  return { seconds, growthMb: (peak - before) / MIB };
}

const EVERY_MS = 5;

/** Made once a run of the bench. */
async function zipOfDocuments(count: number): Promise<string> {
  const folder = process.env['CUADRA_BENCH_DIR'] ?? tmpdir();
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `import-${count}.zip`);
  if (existsSync(path)) return path;
  const zip = new ZipFile();
  for (let n = 0; n < count; n += 1) {
    const [issuer, receiver] = n % 2 === 0 ? [OURS, SUPPLIER] : [SUPPLIER, OURS];
    zip.addBuffer(Buffer.from(cfdi(issuer, receiver, n + 1)), `2026/${n}.xml`, { compressionLevel: 1 });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(`${path}.new`));
  renameSync(`${path}.new`, path);
  return path;
}

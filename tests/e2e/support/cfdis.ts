/** CFDIs of another system, for a company of the demo desk: what a person has in a folder when they begin. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cfdi, folderWith, ofType, rootCer, STRANGER, SUPPLIER, zipOf } from '../../cfdi-import/documents.ts';
import type { Desk } from './fixtures.ts';

export { cfdi, STRANGER, SUPPLIER };

export interface Ours {
  readonly id: string;
  readonly rfc: string;
}

/** The company that the window opens on; the desk trusts who vouches for the documents from here on. */
export async function readyFor({ client, dataFolder }: Desk): Promise<Ours> {
  const { rows } = await client.companies.list({ limit: 10 });
  const company = rows.find(({ tradeName }) => tradeName?.startsWith('Torre del Valle') === true);
  if (company === undefined) throw new Error('the demo desk has no such company');
  const folder = join(dataFolder, 'authorities');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'others.cer'), rootCer);
  return { id: company.id, rfc: company.rfc };
}

/** In a folder of its own, which goes with it. */
function newFolder(): string {
  return join(mkdtempSync(join(tmpdir(), 'cuadra-cfdis-')), 'CFDI 2026');
}

/** A folder with everything in it; what is written of it below is what the specs expect. */
export function mixedFolder({ rfc }: Ours): string {
  const mine = cfdi(rfc, SUPPLIER, 9041);
  const theirs = cfdi(SUPPLIER, rfc, 77);
  return folderWith(newFolder(), {
    'marzo/emitidas/A-9041.xml': mine,
    'marzo/emitidas/copia.xml': mine,
    'marzo/pago.xml': ofType('P', rfc, SUPPLIER, 9005),
    'marzo/recibidas.zip': zipOf([
      { name: '01/gasto.xml', content: Buffer.from(theirs) },
      { name: '01/alterado.xml', content: Buffer.from(theirs.replace('Total="212.00"', 'Total="999.00"')) },
    ]),
    'marzo/ajena.xml': cfdi(SUPPLIER, STRANGER, 1),
    'marzo/foto.jpg': 'x',
  });
}

/** One document under many names: as many files as it takes, none of which costs a seal. */
export function crowdedFolder({ rfc }: Ours, count: number): string {
  const xml = cfdi(SUPPLIER, rfc, 500);
  const files = Array.from({ length: count }, (_, at): [string, string] => [`gasto-${at}.xml`, xml]);
  return folderWith(newFolder(), Object.fromEntries(files));
}

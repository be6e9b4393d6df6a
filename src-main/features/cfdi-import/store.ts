/**
 * What becomes of a judged file in the books, in the caller's transaction: one invoice, one received document, both (one
 * company of the desk invoiced another), or nothing because it is here already.
 */
import type { Db } from '#db/types.ts';
import { cadenaOriginal } from '#domain/cfdi/cadena/index.ts';
import { timbreOf } from '#domain/cfdi/model.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { findOwnNumber, findStamped, insertImported, plainFolio, sealOf } from '../invoices/imported.ts';
import { findFile } from '../invoices/repository.ts';
import { finding, type ImportFinding } from './finding.ts';
import { fingerprintOf } from './judge.ts';
import type { CfdiImportDeps } from './ports.ts';
import * as repository from './repository.ts';
import type { ImportRun } from './tables.ts';
import type { JudgedFile } from './thread.ts';

export type StoreDeps = Pick<CfdiImportDeps, 'clock' | 'received' | 'clientOf' | 'zoneOf'>;

type Document = Extract<JudgedFile, { outcome: 'document' }>;

/** Of one side of a document. */
interface Side {
  readonly outcome: 'imported' | 'duplicate' | 'conflict';
  readonly findings: readonly ImportFinding[];
  readonly issuedId?: string;
  readonly receivedId?: string;
}

/** Stores what is to be stored, writes down what came of the file, and gives what to count. */
export function storeFile(
  tx: Db,
  deps: StoreDeps,
  run: ImportRun,
  position: number,
  file: JudgedFile,
): repository.Counts {
  const nothing = { runId: run.id, position, path: file.path, uuid: null, issuedId: null, receivedId: null };
  if (file.outcome !== 'document') {
    const { outcome, findings, uuid = null } = file;
    repository.insertItem(tx, { ...nothing, outcome, findings, uuid, problem: outcome === 'refused' });
    return { ...NONE, [outcome]: 1 };
  }
  const sides = sidesOf(tx, deps, run, file);
  const outcome = sides.map((side) => side.outcome).reduce(stronger, 'duplicate');
  const own = outcome === 'duplicate' ? [] : file.findings;
  const findings = [...own, ...sides.flatMap((side) => side.findings)];
  const doubtful = outcome === 'imported' && findings.length > 0;
  repository.insertItem(tx, {
    ...nothing,
    outcome,
    findings,
    problem: doubtful || outcome === 'conflict',
    uuid: file.facts.uuid,
    issuedId: sides.find(({ issuedId }) => issuedId !== undefined)?.issuedId ?? null,
    receivedId: sides.find(({ receivedId }) => receivedId !== undefined)?.receivedId ?? null,
  });
  const made = (which: 'issuedId' | 'receivedId'): number =>
    sides.filter((side) => side.outcome === 'imported' && side[which] !== undefined).length;
  return {
    ...NONE,
    issued: made('issuedId'),
    received: made('receivedId'),
    ...(outcome === 'imported' ? {} : { [outcome]: 1 }),
    doubtful: doubtful ? 1 : 0,
  };
}

export const NONE: repository.Counts = {
  issued: 0,
  received: 0,
  duplicate: 0,
  conflict: 0,
  ignored: 0,
  refused: 0,
  doubtful: 0,
};

/** A conflict of one side is the file's; what one side did not have yet makes it an imported one. */
function stronger(a: Side['outcome'], b: Side['outcome']): Side['outcome'] {
  const order = ['conflict', 'imported', 'duplicate'] as const;
  return order.find((each) => each === a || each === b) ?? a;
}

function sidesOf(tx: Db, deps: StoreDeps, run: ImportRun, file: Document): Side[] {
  const { issuedBy, receivedBy, foreignTo, facts } = file;
  const sides: Side[] = [];
  if (issuedBy !== undefined) {
    // Payroll is no invoice: it stands beside what was received.
    sides.push(
      facts.type === 'N'
        ? storeReceived(tx, deps, run, file, issuedBy, 'issued')
        : storeIssued(tx, deps, run, file, issuedBy, facts.type),
    );
  }
  if (receivedBy !== undefined) sides.push(storeReceived(tx, deps, run, file, receivedBy, 'received'));
  if (foreignTo !== undefined) sides.push(storeReceived(tx, deps, run, file, foreignTo, 'foreign'));
  return sides;
}

function storeIssued(
  tx: Db,
  deps: StoreDeps,
  run: ImportRun,
  file: Document,
  companyId: string,
  type: 'I' | 'E' | 'T' | 'P',
): Side {
  const { facts, sha256, fingerprint, demo, path } = file;
  const known = findStamped(tx, facts.uuid);
  if (known !== undefined) {
    const same = known.sha256 === sha256 || fingerprintOfStored(tx, known.id) === fingerprint;
    if (!same) return conflict('UUID_TAKEN', facts.uuid);
    const code = known.importRunId === null ? 'ALREADY_OURS' : alreadyHere(known.importRunId, run);
    return { outcome: 'duplicate', findings: [finding(code, 'warning')], issuedId: known.id };
  }
  const numbered = numberFindings(tx, file, companyId, type);
  if (numbered === 'ours') return conflict('OURS_IN_FLIGHT', facts.uuid);
  const issuedId = insertImported(
    tx,
    {
      ...facts,
      companyId,
      type,
      clientId: deps.clientOf(companyId, facts.receiverRfc, facts.receiverName),
      importRunId: run.id,
      path,
      zone: deps.zoneOf(facts.placeOfIssue),
      demo,
      xml: Buffer.from(file.xml),
      sha256,
    },
    deps.clock.now().toISOString(),
  );
  return { outcome: 'imported', findings: numbered, issuedId };
}

/**
 * What its number means beside ours. `ours`: it is a document that we sealed and sent, whose stamp we have not heard of:
 * the queue asks the PAC for it, and a second record of it would keep that from being believed.
 */
function numberFindings(
  tx: Db,
  { facts, sello }: Document,
  companyId: string,
  type: 'I' | 'E' | 'T' | 'P',
): ImportFinding[] | 'ours' {
  const { serie, folio: written } = facts;
  if (written === null) return [];
  const folio = plainFolio(written);
  const number = `${serie ?? ''} ${written}`.trim();
  if (folio === null) return [finding('FOLIO_NOT_NUMBER', 'warning', { number })];
  const own = findOwnNumber(tx, { companyId, type, serie, folio });
  if (own === undefined) return [];
  if (own.uuid === null && sealOf(tx, own.id, own.sealedSha256) === sello) return 'ours';
  return [finding('FOLIO_TAKEN', 'warning', { number })];
}

function storeReceived(
  tx: Db,
  deps: StoreDeps,
  run: ImportRun,
  file: Document,
  companyId: string,
  role: 'received' | 'issued' | 'foreign',
): Side {
  const { facts, findings, timbreSeal, demo, fingerprint, sha256, xml, packed, certificado } = file;
  const known = deps.received.findByUuid(tx, companyId, facts.uuid);
  if (known !== undefined) {
    if (known.fingerprint !== fingerprint) return conflict('UUID_TAKEN', facts.uuid);
    const code = alreadyHere(known.importRunId, run);
    return { outcome: 'duplicate', findings: [finding(code, 'warning')], receivedId: known.id };
  }
  if (packed === undefined) throw new Error(`${file.path} was not packed`);
  const receivedId = deps.received.add(tx, {
    companyId,
    role,
    importRunId: run.id,
    facts,
    findings,
    timbreSeal,
    demo,
    fingerprint,
    file: {
      sha256,
      bytes: xml.length,
      content: Buffer.from(packed),
      certificate: certificado,
    },
  });
  return { outcome: 'imported', findings: [], receivedId };
}

function alreadyHere(importRunId: string | null, run: ImportRun): 'TWICE_IN_RUN' | 'ALREADY_IMPORTED' {
  return importRunId === run.id ? 'TWICE_IN_RUN' : 'ALREADY_IMPORTED';
}

function conflict(code: 'UUID_TAKEN' | 'OURS_IN_FLIGHT', uuid: string): Side {
  return { outcome: 'conflict', findings: [finding(code, 'error', { uuid })] };
}

/** Asked only where the bytes differ, which is rare. */
function fingerprintOfStored(tx: Db, invoiceId: string): string | undefined {
  const xml = findFile(tx, invoiceId, 'stamped');
  if (xml === undefined) return undefined;
  const comprobante = parseCfdi(xml, { bom: 'skip' });
  return fingerprintOf(cadenaOriginal(comprobante), comprobante.sello, timbreOf(comprobante)?.selloSAT ?? '');
}

/**
 * The judges we did not write: xsltproc with SAT's stylesheets, xmllint with SAT's schemas, openssl.
 * Many documents go to one process, so that hundreds of them cost about a second.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { satFile } from './sat.ts';

/** Runs `work` in a folder of its own that is gone afterwards. */
export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'cuadra-judge-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Names of the files, relative to the folder, which is where the judges then run. */
function writeAll(folder: string, documents: readonly (string | Uint8Array)[]): string[] {
  return documents.map((document, index) => {
    writeFileSync(join(folder, `d${index}.xml`), document);
    return `d${index}.xml`;
  });
}

/** A document whose cadena nobody else has: xsltproc joins what it prints, and this cuts it apart. */
const SENTINEL = '§CUADRA-SENTINEL§';
const SENTINELS = {
  'cadenaoriginal_4_0.xslt': `<c:Comprobante xmlns:c="http://www.sat.gob.mx/cfd/4" Version="${SENTINEL}"/>`,
  'cadenaoriginal_3_3.xslt': `<c:Comprobante xmlns:c="http://www.sat.gob.mx/cfd/3" Version="${SENTINEL}"/>`,
  'cadenaoriginal_TFD_1_1.xslt': `<t:TimbreFiscalDigital xmlns:t="http://www.sat.gob.mx/TimbreFiscalDigital" Version="${SENTINEL}"/>`,
} as const;

export type Stylesheet = keyof typeof SENTINELS;

/** What SAT's stylesheet gives for each document, as xsltproc runs it: one process, one reading of the stylesheet. */
export function cadenasBySat(stylesheet: Stylesheet, documents: readonly (string | Uint8Array)[]): string[] {
  if (documents.length === 0) return [];
  return inFolder((folder) => {
    const run = (files: readonly string[]): string => {
      const result = spawnSync('xsltproc', ['--nonet', satFile('xslt', stylesheet), ...files], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 512 * 1024 * 1024,
      });
      // Warnings about version 2.0 go to stderr and mean nothing; the exit status counts.
      if (result.status !== 0) throw new Error(`xsltproc: ${result.status} ${result.stderr.slice(-400)}`);
      return result.stdout;
    };
    writeFileSync(join(folder, 'sentinel.xml'), SENTINELS[stylesheet]);
    const sentinel = run(['sentinel.xml']);
    const files = writeAll(folder, documents).flatMap((file) => [file, 'sentinel.xml']);
    const parts = run(files).split(sentinel);
    if (parts.length !== documents.length + 1) throw new Error(`xsltproc gave ${parts.length - 1} cadenas`);
    return parts.slice(0, -1);
  });
}

/** What xmllint says about each document against SAT's schemas: '' when it is valid. */
export function schemaErrors(documents: readonly (string | Uint8Array)[]): string[] {
  return lint(documents, ['--schema', satFile('xsd', 'all.xsd')]);
}

/** What xmllint says about the form of each document: '' when it is well formed, namespaces included. */
export function formErrors(documents: readonly (string | Uint8Array)[]): string[] {
  return lint(documents, []);
}

function lint(documents: readonly (string | Uint8Array)[], options: readonly string[]): string[] {
  return inFolder((folder) => {
    const files = writeAll(folder, documents);
    const result = spawnSync('xmllint', ['--nonet', '--noout', ...options, ...files], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
    if (result.error !== undefined) throw result.error;
    const errors = new Map<string, string>();
    for (const line of result.stderr.split('\n')) {
      const [, file = '', rest = ''] = /^(d\d+\.xml)(?::| )(.*)$/.exec(line) ?? [];
      // xmllint wants namespace names to be URIs, which well-formedness does not ask.
      if (/namespace error : xmlns(?::[^ ]+)?: '/.test(rest)) continue;
      if (rest.includes('error :') || rest.includes('fails to validate')) {
        errors.set(file, `${errors.get(file) ?? ''}${rest}\n`);
      }
    }
    return files.map((file) => errors.get(file) ?? '');
  });
}

/** Whether openssl finds `signature` (Base64) to be that certificate's over the text. */
export function opensslVerifies(certificateBase64: string, text: string, signature: string): boolean {
  return inFolder((folder) => {
    const [certificate, cadena, sello, key] = ['c.der', 'cadena.txt', 'sello.bin', 'key.pem'].map((name) =>
      join(folder, name),
    );
    writeFileSync(certificate ?? '', Buffer.from(certificateBase64, 'base64'));
    writeFileSync(cadena ?? '', text, 'utf8');
    writeFileSync(sello ?? '', Buffer.from(signature, 'base64'));
    const pem = execFileSync('openssl', ['x509', '-inform', 'DER', '-in', certificate ?? '', '-pubkey', '-noout']);
    writeFileSync(key ?? '', pem);
    const run = spawnSync(
      'openssl',
      ['dgst', '-sha256', '-verify', key ?? '', '-signature', sello ?? '', cadena ?? ''],
      {
        encoding: 'utf8',
      },
    );
    return run.status === 0 && run.stdout.includes('Verified OK');
  });
}

/**
 * The lint rule that keeps dependencies one-way, proven to bite: each forbidden import is written
 * into a tree of the same layout and linted with the project's own configuration.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

type Import = readonly [file: string, imported: string];

const forbidden: readonly Import[] = [
  ['src-main/domain/cfdi/x.ts', 'node:fs'],
  ['src-main/domain/cfdi/x.ts', 'node:fs/promises'],
  ['src-main/domain/cfdi/x.ts', 'fs'],
  ['src-main/domain/cfdi/x.ts', 'node:net'],
  ['src-main/domain/cfdi/x.ts', 'node:http'],
  ['src-main/domain/cfdi/x.ts', 'node:child_process'],
  ['src-main/domain/cfdi/x.ts', 'better-sqlite3'],
  ['src-main/domain/cfdi/x.ts', 'drizzle-orm/better-sqlite3'],
  ['src-main/domain/cfdi/x.ts', 'undici'],
  ['src-main/domain/cfdi/x.ts', 'electron'],
  ['src-main/domain/cfdi/x.ts', '#db/types.ts'],
  ['src-main/domain/cfdi/x.ts', '#ports/clock.ts'],
  ['src-main/domain/cfdi/x.ts', '#features/mail/service.ts'],
  ['src-main/domain/cfdi/x.ts', '#connectors/pac/demo/index.ts'],
  ['src-main/domain/cfdi/x.ts', '#platform/smtp.ts'],
  ['src-main/domain/cfdi/x.ts', '#engine/engine.ts'],
  ['src-main/domain/cfdi/x.ts', '#contract/common.ts'],
  ['src-main/domain/cfdi/x.ts', '../../db/types.ts'],
  ['src-main/domain/cfdi/deep/x.ts', '../../../features/mail/service.ts'],
  ['src-shared/contract/x.ts', '#domain/cfdi/model.ts'],
  ['src-shared/contract/x.ts', '#db/types.ts'],
  ['src-shared/contract/x.ts', '#ports/clock.ts'],
  ['src-shared/contract/x.ts', 'node:crypto'],
  ['src-shared/contract/x.ts', 'crypto'],
  ['src-shared/contract/x.ts', '../../src-main/ports/clock.ts'],
  ['src-shared/i18n/x.ts', 'electron'],
  ['src-main/ports/x.ts', '#db/types.ts'],
  ['src-main/ports/x.ts', '../platform/smtp.ts'],
  ['src-main/db/x.ts', '#features/jobs/types.ts'],
  ['src-main/db/migrations/x.ts', '../../features/jobs/types.ts'],
  ['src-main/platform/x.ts', '#db/open.ts'],
  ['src-main/platform/x.ts', '#features/mail/service.ts'],
  ['src-main/connectors/pac/demo/x.ts', '#features/stamping/service.ts'],
  ['src-main/connectors/pac/demo/x.ts', '#db/types.ts'],
  ['src-main/connectors/pac/demo/x.ts', '#engine/engine.ts'],
  ['src-main/connectors/pac/demo/x.ts', '../../../db/types.ts'],
  ['src-main/features/mail/x.ts', '#platform/smtp.ts'],
  ['src-main/features/mail/x.ts', '#engine/engine.ts'],
  ['src-main/features/mail/x.ts', '../../platform/smtp.ts'],
  ['src-main/features/mail/x.ts', '../../cli/main.ts'],
  ['src-main/features/mail/x.ts', '../../domain/cfdi/model.ts'],
  ['src-main/features/mail/x.ts', 'electron'],
  ['src-main/rpc/x.ts', '#features/mail/service.ts'],
  ['src-main/engine/x.ts', '../cli/main.ts'],
  ['src-main/engine/x.ts', 'electron'],
  ['src-main/engine/x.ts', 'electron/main'],
  ['src-main/cli/x.ts', 'electron'],
  ['tests/x.ts', 'electron'],
  ['src-renderer/features/invoices/x.ts', '#domain/money/money.ts'],
  ['src-renderer/features/invoices/x.ts', '#features/invoices/service.ts'],
  ['src-renderer/features/invoices/x.ts', '#engine/engine.ts'],
  ['src-renderer/features/invoices/x.ts', 'node:fs'],
  ['src-renderer/features/invoices/x.ts', '../../../src-main/domain/rfc/rfc.ts'],
  ['src-renderer/app/x.ts', 'electron'],
  // A test may reach further than the code beside it, but not into Electron.
  ['src-main/features/mail/x.test.ts', 'electron'],
];

const allowed: readonly Import[] = [
  ['src-main/domain/cfdi/x.ts', 'node:crypto'],
  ['src-main/domain/cfdi/x.ts', 'node:buffer'],
  ['src-main/domain/cfdi/x.ts', 'decimal.js'],
  ['src-main/domain/cfdi/x.ts', 'node-forge'],
  ['src-main/domain/cfdi/x.ts', '#domain/xml/tree.ts'],
  ['src-main/domain/cfdi/x.ts', '#errors/cuadra-error.ts'],
  ['src-main/domain/cfdi/x.ts', '#i18n/index.ts'],
  ['src-main/domain/cfdi/deep/x.ts', '../model.ts'],
  ['src-main/domain/cfdi/x.test.ts', 'node:fs'],
  ['src-shared/contract/x.ts', '#i18n/index.ts'],
  ['src-shared/contract/x.ts', 'zod'],
  ['src-main/ports/x.ts', 'node:crypto'],
  ['src-main/connectors/pac/demo/x.ts', 'better-sqlite3'],
  ['src-main/connectors/pac/demo/x.ts', '#ports/clock.ts'],
  ['src-main/features/mail/x.ts', '#connectors/pac/port.ts'],
  ['src-main/features/mail/x.ts', '#db/types.ts'],
  ['src-main/features/mail/x.ts', '../jobs/types.ts'],
  ['src-main/features/mail/x.ts', '../../rpc/implement.ts'],
  ['src-main/engine/x.ts', '#features/mail/service.ts'],
  ['src-main/cli/x.ts', '#engine/engine.ts'],
  ['src-renderer/features/invoices/x.ts', '#contract/invoices.ts'],
  ['src-renderer/features/invoices/x.ts', '#i18n/catalog/window/common.ts'],
  ['src-renderer/features/invoices/x.ts', '../../ui/fields/day.ts'],
  ['src-main/electron/x.ts', 'electron'],
  ['src-main/electron/x.ts', '#engine/engine.ts'],
];

interface Finding {
  readonly code: string;
  readonly filename: string;
}

let tree: string;
let findings: readonly Finding[];

/** One file an import, so that a finding names its import. */
function place([file, imported]: Import, index: number): string {
  const name = file.replace(/x(\.test)?\.ts$/, `case-${index}$1.ts`);
  mkdirSync(join(tree, dirname(name)), { recursive: true });
  writeFileSync(join(tree, name), `import type * as it from '${imported}';\nexport type It = typeof it;\n`);
  return name;
}

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), 'cuadra-layers-'));
  cpSync(join(root, '.oxlintrc.json'), join(tree, '.oxlintrc.json'));
  for (const [index, each] of [...forbidden, ...allowed].entries()) place(each, index);
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  // Findings make the linter exit with 1; what it prints is what we judge.
  const { stdout } = await run(process.execPath, [oxlint, '--format', 'json'], { cwd: tree }).catch(
    (failed: { stdout: string }) => failed,
  );
  findings = (JSON.parse(stdout) as { diagnostics: Finding[] }).diagnostics.filter((each) =>
    each.code.includes('no-restricted-imports'),
  );
});
afterAll(() => rmSync(tree, { recursive: true }));

const found = (index: number): boolean =>
  findings.some(({ filename }) => new RegExp(`/case-${index}(\\.test)?\\.ts$`).test(`/${filename}`));

describe('imports that the layers forbid', () => {
  it.each(forbidden.map(([file, imported], index) => ({ file, imported, index })))(
    '$file may not import $imported',
    ({ index }) => {
      expect(found(index)).toBe(true);
    },
  );
});

describe('imports that the layers allow', () => {
  it.each(allowed.map(([file, imported], index) => ({ file, imported, index: index + forbidden.length })))(
    '$file may import $imported',
    ({ index }) => {
      expect(found(index)).toBe(false);
    },
  );
});

it('every layer of the engine has its rule', () => {
  const config = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as {
    overrides: readonly { files: readonly string[] }[];
  };
  const ruled = config.overrides.flatMap((each) => each.files);
  // The hosts, and the demo desk that they open, are the top: they may import anything but Electron.
  const hosts = new Set(['cli', 'web', 'demo']);
  const layers = readdirSync(join(root, 'src-main'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !hosts.has(entry.name))
    .map((entry) => `src-main/${entry.name}/**/*.ts`);
  expect(layers.length).toBeGreaterThan(5);
  expect(ruled).toEqual(expect.arrayContaining(layers));
});

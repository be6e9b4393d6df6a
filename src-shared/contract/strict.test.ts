/** What an operation does not know it refuses: a misspelt option must not be left out in silence. */
import { ContractProcedure } from '@orpc/contract';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { auditContract } from './audit.ts';
import { cancellationContract } from './cancellation.ts';
import { catalogsContract } from './catalogs.ts';
import { csdsContract } from './csds.ts';
import { vaultContract } from './vault.ts';

interface Json {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly additionalProperties?: unknown;
  readonly items?: Json;
  readonly anyOf?: readonly Json[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

/** Forms whose length is known by what they are. */
const BOUNDED_FORMATS = new Set(['uuid', 'date']);

function faults(schema: Json, path: string): string[] {
  const inner = [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) => faults(property, `${path}.${name}`)),
    ...(schema.items === undefined ? [] : faults(schema.items, `${path}[]`)),
    ...(schema.anyOf ?? []).flatMap((branch) => faults(branch, path)),
  ];
  if (schema.type === 'object' && schema.additionalProperties !== false) inner.push(`${path} takes unknown keys`);
  if (schema.type === 'array' && schema.maxItems === undefined) inner.push(`${path} has no largest length`);
  const free = schema.enum === undefined && schema.const === undefined && !BOUNDED_FORMATS.has(schema.format ?? '');
  if (schema.type === 'string' && free && schema.maxLength === undefined) inner.push(`${path} has no largest length`);
  return inner;
}

const procedures = Object.entries({
  audit: auditContract,
  cancellation: cancellationContract,
  catalogs: catalogsContract,
  csds: csdsContract,
  vault: vaultContract,
}).flatMap(([router, contract]) =>
  Object.entries(contract).map(([name, procedure]) => ({ name: `${router}.${name}`, procedure: procedure as unknown })),
);

test.each(procedures)('$name knows every key and every bound of its input', ({ name, procedure }) => {
  if (!(procedure instanceof ContractProcedure)) throw new Error(`${name} is no procedure`);
  const schema: unknown = procedure['~orpc'].inputSchema;
  if (schema === undefined) return;
  if (!(schema instanceof z.ZodType)) throw new Error(`${name} has no zod schema`);
  // Of the input: of the output a plain object is strict too.
  expect(faults(z.toJSONSchema(schema, { io: 'input' }) as Json, name)).toEqual([]);
});

test('a key or certificate of a CSD has at most 64 KiB', () => {
  const schema = csdsContract.add['~orpc'].inputSchema;
  const input = (bytes: number) => ({
    companyId: '01a209bb-fee6-7569-99e2-ce0671f8c07a',
    cer: { name: 'a.cer', base64: Buffer.alloc(bytes).toString('base64') },
    key: { name: 'a.key', base64: '' },
    password: 'x',
  });
  expect(schema?.safeParse(input(64 * 1024)).success).toBe(true);
  expect(schema?.safeParse(input(64 * 1024 + 3)).success).toBe(false);
});

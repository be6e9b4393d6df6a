/**
 * From a procedure's input schema to command-line options, so that every operation of the contract
 * can be called from a script without being written twice. Scalars become flags, files are read from
 * a path, secrets never come from the command line itself (other users can read that).
 */
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { z } from 'zod';
import { TAX_PROFILES } from '#contract/taxes.ts';
import { translate } from '#i18n/index.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { readBytes, readStandardInput } from './files.ts';
import { readSecret } from './secrets.ts';

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly items?: JsonSchema;
  readonly contentEncoding?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly default?: unknown;
}

type FieldKind = 'string' | 'number' | 'boolean' | 'list' | 'file' | 'file-bytes' | 'secret' | 'json';

export interface FieldOption {
  /** Property of the input. */
  readonly field: string;
  /** Long flag without dashes. */
  readonly flag: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  readonly choices?: readonly string[];
}

const SECRET = /password|passphrase|secret|recoveryKey|credentials$/i;

/** Values that a person names instead of writing them out, by field. */
const NAMED: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { taxes: TAX_PROFILES };

/** The fields of an object schema, each with its flag. */
export function fieldOptions(schema: unknown): FieldOption[] {
  if (!(schema instanceof z.ZodType)) return [];
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return Object.entries(json.properties ?? {}).flatMap(([field, property]) => {
    const kind = kindOf(field, property);
    if (kind === undefined) return [];
    const choices = (property.enum ?? property.items?.enum)?.map(String);
    return [
      {
        field,
        flag: flagOf(field),
        kind,
        required: json.required?.includes(field) ?? false,
        ...(choices === undefined ? {} : { choices }),
      },
    ];
  });
}

const FLAGS: Readonly<Record<string, string>> = {
  // `--passphrase-file` unlocks the vault; a passphrase in a command's own input is the one to be.
  passphrase: 'new-passphrase',
  // Said once for each: `--status draft --status rejected`, or one after the other.
  statuses: 'status',
  types: 'type',
  mailStates: 'mail-state',
  paymentStates: 'payment-state',
  satStates: 'sat-state',
};

function flagOf(field: string): string {
  return FLAGS[field] ?? field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Name under which commander keeps a flag. */
function keyOf({ flag, kind }: FieldOption): string {
  const name = flag.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return kind === 'secret' ? `${name}File` : name;
}

function kindOf(field: string, property: JsonSchema): FieldKind | undefined {
  const branch = property.anyOf?.find((candidate) => candidate.type !== 'null') ?? property;
  const type = Array.isArray(branch.type) ? branch.type.find((t) => t !== 'null') : branch.type;
  if (type === 'object') return isFileContent(branch) ? 'file' : 'json';
  if (branch.contentEncoding === 'base64') return 'file-bytes';
  if (type === 'string') return SECRET.test(field) ? 'secret' : 'string';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'boolean') return 'boolean';
  if (type === 'array') return branch.items?.type === 'string' ? 'list' : 'json';
  return undefined;
}

/** The contract's `fileContent`: a name and its bytes. */
function isFileContent(schema: JsonSchema): boolean {
  return schema.properties?.['base64']?.contentEncoding === 'base64' && schema.properties['name'] !== undefined;
}

const PLACEHOLDER: Record<FieldKind, string> = {
  string: ' <value>',
  number: ' <number>',
  boolean: '',
  list: ' <values...>',
  file: ' <path>',
  'file-bytes': ' <path>',
  secret: '-file <path>',
  json: ' <json>',
};

/** Adds one option per field to a command; `positional` fields are arguments and need no flag. */
export function addFieldOptions(command: Command, fields: readonly FieldOption[], positional: readonly string[]): void {
  for (const field of fields) {
    if (positional.includes(field.field)) continue;
    const option = new Option(
      `--${field.flag}${PLACEHOLDER[field.kind]}`,
      field.kind === 'secret' ? translate('cli.option.secretFile', { name: field.field }) : field.field,
    );
    if (field.choices !== undefined) option.choices([...field.choices]);
    const named = NAMED[field.field];
    if (named !== undefined) option.description += ` (JSON, ${Object.keys(named).join(', ')})`;
    if (field.kind === 'boolean')
      command.addOption(new Option(`--no-${field.flag}`, `${field.field}: false`).hideHelp());
    command.addOption(option);
  }
}

/** The input object: `--input` first, then flags and arguments over it. */
export async function readInput(
  fields: readonly FieldOption[],
  flags: Readonly<Record<string, unknown>>,
  positional: Readonly<Record<string, string | undefined>>,
  inputPath: string | undefined,
): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = inputPath === undefined ? {} : await readJson(inputPath);
  for (const field of fields) {
    const argument = positional[field.field];
    const said = argument ?? flags[keyOf(field)];
    if (said === undefined) {
      if (field.kind === 'secret' && field.required && input[field.field] === undefined) {
        input[field.field] = await readSecret(field.field, undefined);
      }
      continue;
    }
    input[field.field] = await valueOf(field, said);
  }
  return input;
}

async function valueOf(field: FieldOption, said: unknown): Promise<unknown> {
  switch (field.kind) {
    case 'number':
      return Number(said);
    case 'file': {
      const path = String(said);
      return { name: basename(path), base64: (await readBytes(path)).toString('base64') };
    }
    case 'file-bytes':
      return (await readBytes(String(said))).toString('base64');
    case 'secret':
      return readSecret(field.field, String(said));
    case 'json':
      return NAMED[field.field]?.[String(said)] ?? parseJson(String(said), `--${field.flag}`);
    case 'string':
    case 'boolean':
    case 'list':
      break;
  }
  return said;
}

/** Reads a JSON object from a file or, with `-`, from standard input. */
async function readJson(path: string): Promise<Record<string, unknown>> {
  const value = parseJson(path === '-' ? await readStandardInput() : (await readBytes(path)).toString('utf8'), path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CuadraError('CLI_JSON_INVALID', { params: { path, detail: '{ … }' } });
  }
  return { ...value };
}

/** @throws CuadraError CLI_JSON_INVALID */
function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new CuadraError('CLI_JSON_INVALID', { params: { path, detail }, cause });
  }
}

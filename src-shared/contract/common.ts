/** Schemas that several routers of the contract share. */
import { oc } from '@orpc/contract';
import { z } from 'zod';

/** Base of every procedure: the one error envelope that any of them may answer with. */
export const procedure = oc.errors({
  /** A {@link CuadraError}: `data.code` is stable, `data.message` is for the person in the asked locale. */
  CUADRA: {
    status: 422,
    data: z.object({
      code: z.string(),
      message: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
      field: z.string().optional(),
      retriable: z.boolean().default(false),
      provider: z
        .object({ provider: z.string(), code: z.string().optional(), message: z.string().optional() })
        .optional(),
    }),
  },
});

/** UUIDv7 of a record of ours. */
export const recordId = z.uuid();
/** Instant, ISO 8601 in UTC with milliseconds. */
export const instant = z.iso.datetime({ precision: 3 });
/** Optimistic lock: the version that was read; a write with an older one is refused (STALE_VERSION). */
export const version = z.int().min(1);
/** Amount in the currency's minor units (centavos for MXN). */
export const amountMinor = z.int();
/** Exact decimal as a string, up to 18 digits and 6 decimals, as CFDI's t_Importe. */
export const decimal6 = z.string().regex(/^\d{1,18}(\.\d{1,6})?$/);
/** RFC as tdCFDI's t_RFC writes it (generic ones included). */
export const rfc = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z&Ñ]{3,4}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[A-Z\d]{2}[\dA]$/);
export const postalCode = z.string().regex(/^\d{5}$/);

/** Keyset page: `cursor` is the `nextCursor` of the page before. */
export const pageInput = z.strictObject({
  cursor: z.string().max(1000).optional(),
  limit: z.int().min(1).max(500).default(100),
});

/** A page of rows; `nextCursor` is absent on the last one. */
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), nextCursor: z.string().optional() });
}

/** Base64 of at most `bytes`: nobody fills the memory by sending a large message. */
export const base64UpTo = (bytes: number) => z.base64().max(Math.ceil(bytes / 3) * 4);

/** A file that travels inside a message: its name (never a path) and its bytes in Base64, 48 MiB at most. */
export const fileContent = z.strictObject({ name: z.string().max(255), base64: base64UpTo(48 * 1024 * 1024) });

type Shape = Readonly<Record<string, z.ZodType>>;

/** Each field may be left out: in an update, what is left out stays as it is. Never give one a default. */
export function optional<S extends Shape>(shape: S): { [K in keyof S]: z.ZodOptional<S[K]> } {
  return Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, z.optional(schema)])) as never;
}

/** Fields that an update may also clear: null takes the value away. */
export function clearable<S extends Shape>(shape: S): { [K in keyof S]: z.ZodOptional<z.ZodNullable<S[K]>> } {
  return Object.fromEntries(
    Object.entries(shape).map(([key, schema]) => [key, z.optional(z.nullable(schema))]),
  ) as never;
}

/** Columns that every record has (model.md, "What every record has"). */
export const recordColumns = {
  id: recordId,
  createdAtUtc: instant,
  updatedAtUtc: instant,
  version,
};

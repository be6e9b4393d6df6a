/** Turns whatever a handler throws into the contract's one error envelope (`CUADRA`). */
import { ORPCError } from '@orpc/client';
import { ValidationError } from '@orpc/contract';
import { z } from 'zod';
import { translate, type Locale } from '#i18n/index.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Logger } from '#ports/logger.ts';
import type { RequestContext } from './context.ts';

interface InterceptorOptions<T> {
  readonly context: RequestContext;
  readonly path: readonly string[];
  next(): Promise<T>;
}

/** Interceptor for `createRouterClient` and for the transport handlers of both hosts. */
export function mapErrors(logger: Logger) {
  return async function intercept<T>(options: InterceptorOptions<T>): Promise<T> {
    try {
      return await options.next();
    } catch (error) {
      throw toEnvelope(error, options.context, options.path.join('.'), logger);
    }
  };
}

function toEnvelope(error: unknown, context: RequestContext, path: string, logger: Logger): ORPCError<string, unknown> {
  if (error instanceof CuadraError) return envelope(error, context, error);
  if (error instanceof ORPCError) {
    if (error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
      const { detail, field } = describeIssues(error.cause, context.locale);
      const options = field === undefined ? { params: { detail } } : { params: { detail }, field };
      return envelope(new CuadraError('INPUT_INVALID', options), context, error);
    }
    if (error.code === 'NOT_FOUND' || error.code === 'CUADRA') return error;
  }
  const constraint = brokenConstraint(error);
  if (constraint !== undefined) return envelope(new CuadraError(constraint, { cause: error }), context, error);
  // Not ours: keep the cause for the log, tell the person no internals (they may carry secrets).
  logger.error({ path, err: error }, 'unexpected error in a handler');
  return envelope(new CuadraError('INTERNAL', { cause: error }), context, error);
}

/**
 * A table refused what a service let through: a reference to nothing, or a second of what is unique. The
 * transaction is undone; a service that knows better says it before, with the field.
 */
function brokenConstraint(error: unknown): 'REFERENCE_MISSING' | 'ALREADY_EXISTS' | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? cause.code : undefined;
    if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return 'REFERENCE_MISSING';
    if (code === 'SQLITE_CONSTRAINT_UNIQUE') return 'ALREADY_EXISTS';
  }
  return undefined;
}

function envelope(error: CuadraError, context: RequestContext, cause: unknown): ORPCError<string, unknown> {
  return new ORPCError('CUADRA', {
    defined: true,
    status: 422,
    message: error.localized(context.locale),
    cause,
    data: {
      code: error.code,
      message: error.localized(context.locale),
      params: error.params,
      ...(error.field === undefined ? {} : { field: error.field }),
      retriable: error.retriable,
      ...(error.provider === undefined ? {} : { provider: error.provider }),
    },
  });
}

/** The first few fields that were refused, and why, in the reader's language; values are never repeated. */
function describeIssues(error: ValidationError, locale: Locale): { detail: string; field: string | undefined } {
  const described = error.issues.slice(0, 5).map((issue) => {
    const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
    const reason = describeIssue(issue, locale);
    return { path, text: path === '' ? reason : `${path} (${reason})` };
  });
  const more = error.issues.length > 5 ? ` … +${error.issues.length - 5}` : '';
  return { detail: described.map((d) => d.text).join('; ') + more, field: described[0]?.path || undefined };
}

/** What the schema library says of an issue, beyond the standard's path and message. */
const zodIssue = z.object({
  code: z.string(),
  expected: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  values: z.array(z.union([z.string(), z.number()])).optional(),
  keys: z.array(z.string()).optional(),
  message: z.string(),
});

function describeIssue(issue: unknown, locale: Locale): string {
  const parsed = zodIssue.safeParse(issue);
  if (!parsed.success) return translate('common.issue.other', {}, locale);
  const { code, expected, minimum, maximum, values, keys, message } = parsed.data;
  switch (code) {
    case 'invalid_type':
      // Zod gives no other sign of absence than its own words.
      return message.endsWith('received undefined')
        ? translate('common.issue.missing', {}, locale)
        : translate('common.issue.type', { expected: expected ?? '' }, locale);
    case 'too_small':
      return translate('common.issue.tooSmall', { minimum: minimum ?? '' }, locale);
    case 'too_big':
      return translate('common.issue.tooBig', { maximum: maximum ?? '' }, locale);
    case 'invalid_value':
      return translate('common.issue.choice', { choices: (values ?? []).join(', ') }, locale);
    case 'unrecognized_keys':
      return translate('common.issue.unknown', { keys: (keys ?? []).join(', ') }, locale);
    case 'custom':
      // Our own refinements say what they want.
      return message;
    default:
      return translate('common.issue.format', {}, locale);
  }
}

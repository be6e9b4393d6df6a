/** Turns whatever a handler throws into the contract's one error envelope (`CUADRA`). */
import { ORPCError } from '@orpc/client';
import { ValidationError } from '@orpc/contract';
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
      const { detail, field } = describeIssues(error.cause);
      const options = field === undefined ? { params: { detail } } : { params: { detail }, field };
      return envelope(new CuadraError('INPUT_INVALID', options), context, error);
    }
    if (error.code === 'NOT_FOUND' || error.code === 'CUADRA') return error;
  }
  // Not ours: keep the cause for the log, tell the person no internals (they may carry secrets).
  logger.error({ path, err: error }, 'unexpected error in a handler');
  return envelope(new CuadraError('INTERNAL', { cause: error }), context, error);
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

/** The first few paths that were refused, with the schema's own words; values are never repeated. */
function describeIssues(error: ValidationError): { detail: string; field: string | undefined } {
  const described = error.issues.slice(0, 5).map((issue) => {
    const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
    return { path, text: path === '' ? issue.message : `${path} (${issue.message})` };
  });
  const more = error.issues.length > 5 ? ` … +${error.issues.length - 5}` : '';
  return { detail: described.map((d) => d.text).join('; ') + more, field: described[0]?.path || undefined };
}

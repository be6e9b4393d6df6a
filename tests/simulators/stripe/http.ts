/** Stripe's envelopes: errors with type, code and param, and lists that page by the last id. */
import type { SimReply, SimRequest } from '../pac-core/server.ts';
import type { Json } from './books.ts';
import type { Expand } from './objects.ts';

export function ok(body: Json, headers: Record<string, string> = {}): SimReply {
  return { status: 200, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

export function failure(status: number, error: Json, headers: Record<string, string> = {}): SimReply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ error: { ...error, request_log_url: 'https://dashboard.stripe.com/test/logs/req_1' } }),
  };
}

export function invalid(message: string, param?: string, code?: string): SimReply {
  return failure(400, {
    type: 'invalid_request_error',
    message,
    ...(param === undefined ? {} : { param }),
    ...(code === undefined ? {} : { code }),
  });
}

export function missing(kind: string, id: string): SimReply {
  return failure(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param: 'id',
  });
}

/** What a request asks to be expanded, below `prefix`. */
export function expandOf(paths: readonly string[], prefix = ''): Expand {
  const all = new Set(
    paths.flatMap((path) => path.split('.').map((_part, at, parts) => parts.slice(0, at + 1).join('.'))),
  );
  return (path) => all.has(`${prefix}${path}`);
}

/** A page of rows that are given newest first. */
export function page(rows: readonly Json[], { query, path }: SimRequest): SimReply {
  const limit = Number(query.get('limit') ?? 10);
  if (limit < 1 || limit > 100) return invalid('This value must be between 1 and 100.', 'limit');
  const since = Number(query.get('created[gte]') ?? 0);
  const kept = rows.filter((row) => Number(row['created'] ?? Infinity) >= since);
  const after = query.get('starting_after');
  const from = after === null ? 0 : kept.findIndex((row) => row['id'] === after) + 1;
  const data = kept.slice(from, from + limit);
  return ok({ object: 'list', url: path, has_more: from + limit < kept.length, data });
}

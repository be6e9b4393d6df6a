/** Conekta's envelopes: errors with type and details, and lists that page by a cursor in an address. */
import type { SimReply, SimRequest } from '../pac-core/server.ts';
import type { Json } from './books.ts';

export function ok(body: Json, status = 200): SimReply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) };
}

export function failure(status: number, type: string, code: string, message: string, param?: string): SimReply {
  const detail = { code: `conekta.errors.${code}`, message, debug_message: message, ...(param ? { param } : {}) };
  return ok({ object: 'error', type, log_id: '667d8a9e1f', details: [detail] }, status);
}

export function invalid(message: string, param: string): SimReply {
  return failure(422, 'parameter_validation_error', `parameter_validation.${param}`, message, param);
}

export function missing(what: string): SimReply {
  return failure(404, 'resource_not_found', 'resource_not_found', `El recurso ${what} no existe.`);
}

/** A page of rows that are given newest first. */
export function page(rows: readonly Json[], { query, path }: SimRequest, maximum = 250): SimReply {
  const limit = Number(query.get('limit') ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > maximum) return invalid('limit: de 1 a 250', 'limit');
  const since = Number(query.get('created_at.gte') ?? 0);
  const kept = rows.filter((row) => Number(row['created_at']) >= since);
  const after = query.get('next');
  const from = after === null ? 0 : kept.findIndex((row) => row['id'] === after) + 1;
  // Never more than three at a time, so that whoever asks for many has to turn pages.
  const data = kept.slice(from, from + Math.min(limit, 3));
  const more = from + data.length < kept.length;
  return ok({
    object: 'list',
    has_more: more,
    ...(more
      ? { next_page_url: `https://api.conekta.io${path}?limit=${limit}&next=${String(data.at(-1)?.['id'])}` }
      : {}),
    data,
  });
}

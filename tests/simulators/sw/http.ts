/** SW's side of HTTP: who may come in, one file in a form, its envelope of an answer. */
import type { SimReply, SimRequest } from '../pac-core/server.ts';

/** The one part of a form, as RFC 7578 has it; undefined where the request is none that SW takes. */
export function formFile(request: SimRequest): Buffer | undefined {
  const type = String(request.headers['content-type']);
  const boundary = /^multipart\/form-data; boundary=("?)([^";]+)\1$/.exec(type)?.[2];
  if (boundary === undefined) return undefined;
  const { body } = request;
  const head = body.indexOf('\r\n\r\n');
  const end = body.indexOf(`\r\n--${boundary}--`);
  const lines = body.subarray(0, head).toString('utf8').split('\r\n');
  const isXml =
    lines[0] === `--${boundary}` &&
    lines.includes('Content-Disposition: form-data; name="xml"; filename="xml"') &&
    lines.includes('Content-Type: text/xml');
  return isXml && head > 0 && end > head ? body.subarray(head + 4, end) : undefined;
}

export function success(data: object): SimReply {
  return json(200, { data, status: 'success' });
}

/** A refusal: HTTP 400 unless told, the code at the head of the message. */
export function refusal(
  message: string,
  { status = 400, detail, data = null }: { status?: number; detail?: string; data?: object | null } = {},
): SimReply {
  return json(status, { message, messageDetail: detail ?? null, data, status: 'error' });
}

function json(status: number, value: object): SimReply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

/**
 * Facturama over REST. Its habits that matter here (its guides and SDKs; docs/providers/facturama.md):
 * - the same JSON again is a second invoice: nothing is ever repeated, what may exist is looked for in its list;
 * - its list is asked by number, a row's document is fetched and looked at: the row alone is not believed;
 * - `GET /api-lite/csds` gives private keys in clear: never called.
 */
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import {
  asQuestion,
  createTransport,
  failureOfLost,
  failureOfStatus,
  jsonBody,
  readJson,
  toBase64,
  unreadable,
  type Call,
  type Failure,
  type HttpAnswer,
} from '../transport/index.ts';
import type {
  CallOptions,
  CsdOutcome,
  NotServed,
  PacConnector,
  PacContext,
  RecoverOutcome,
  StampOutcome,
  UnsealedRequest,
} from '../types.ts';
import { FACTURAMA_HOSTS, facturamaDeclaration } from './declaration.ts';
import { isOurs, type Wanted } from './find.ts';
import { inexpressible, toFacturama } from './map.ts';
import { readCancel, readFile, readMade, readRefusal, readRows, wordsOf, type Row } from './read.ts';

const { id: provider, timeoutsMs } = facturamaDeclaration;
/** Pages of its list that are looked through; a number has one row or a few. */
const MAX_PAGES = 20;

export function connectFacturama(context: PacContext, given: unknown): PacConnector {
  const { user, password } = facturamaDeclaration.credentials.parse(given) as { user: string; password: string };
  const basic = `${user}:${password}`;
  const transport = createTransport({
    provider,
    http: context.http,
    clock: context.clock,
    logger: context.logger,
    baseUrl: FACTURAMA_HOSTS[context.environment === 'production' ? 'production' : 'test'],
    override: context.baseUrl,
    secrets: [password, basic],
  });
  const { say } = transport;
  const authorization = `Basic ${Buffer.from(basic, 'utf8').toString('base64')}`;

  /** An answer below 300 or 400, which is Facturama's own refusal; anything else is how it failed. */
  async function call(
    given_: Omit<Call, 'signal' | 'headers'> & { readonly json?: unknown },
    { signal }: CallOptions,
  ): Promise<HttpAnswer | { readonly failure: Failure }> {
    const { json, ...rest } = given_;
    const { headers = {}, body } = json === undefined ? {} : jsonBody(json);
    const answer = await transport.send({
      ...rest,
      headers: { ...headers, authorization, accept: 'application/json', 'user-agent': 'Cuadra' },
      ...(body === undefined ? {} : { body }),
      signal,
    });
    if (answer.kind === 'lost') return { failure: failureOfLost(answer) };
    const said = readJson(answer);
    const words = said === undefined ? say(String(answer.status), undefined) : wordsOf(said, say);
    const failure = failureOfStatus(answer, words);
    return failure === undefined ? answer : { failure };
  }

  const notRead = (answer: HttpAnswer): Failure => unreadable(say(String(answer.status), undefined));

  /** All rows that the list has for a question, page by page until one brings nothing new. */
  async function rowsOf(query: Record<string, string>, options: CallOptions): Promise<Row[] | { failure: NotServed }> {
    const rows = new Map<string, Row>();
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const asked = new URLSearchParams({ type: 'issuedLite', status: 'all', ...query, page: String(page) });
      const path = `/cfdi?${asked.toString()}`;
      const answer = await call({ method: 'GET', path, timeoutMs: timeoutsMs.recover }, options);
      if ('failure' in answer) return { failure: asQuestion(answer.failure) };
      const found = answer.status >= 300 ? undefined : readRows(answer);
      if (found === undefined) return { failure: asQuestion(notRead(answer)) };
      const before = rows.size;
      for (const row of found) rows.set(row.id, row);
      if (rows.size === before) return [...rows.values()];
    }
    // More than can be looked through: nothing is known of the rest.
    return { failure: { kind: 'unavailable', words: say(undefined, `más de ${rows.size} renglones`) } };
  }

  async function documentOf(id: string, options: CallOptions): Promise<Uint8Array | { failure: NotServed }> {
    const path = `/cfdi/xml/issuedLite/${encodeURIComponent(id)}`;
    const answer = await call({ method: 'GET', path, timeoutMs: timeoutsMs.recover }, options);
    if ('failure' in answer) return { failure: asQuestion(answer.failure) };
    const json = answer.status >= 300 ? undefined : readJson(answer);
    return (json && readFile(json)) ?? { failure: asQuestion(notRead(answer)) };
  }

  async function stamp({ comprobante, reference }: UnsealedRequest, options: CallOptions): Promise<StampOutcome> {
    const missing = inexpressible(comprobante);
    // Nothing leaves this machine that would come back as another document.
    if (missing.length > 0) return { kind: 'unavailable', words: say(undefined, missing.join(', ')) };
    const json = toFacturama(comprobante, reference);
    const answer = await call({ path: '/api-lite/3/cfdis', json, timeoutMs: timeoutsMs.stamp }, options);
    if ('failure' in answer) return answer.failure;
    const said = readJson(answer);
    if (said === undefined) return unreadable(say(String(answer.status), undefined));
    if (answer.status >= 300) return readRefusal(said, say);
    const made = readMade(said);
    if (made === undefined) return unreadable(wordsOf(said, say));
    const xml = await documentOf(made.id, options);
    if (!('failure' in xml)) return { kind: 'stamped', xml };
    // It was made, and what it says is not at hand yet: to be asked for.
    return { kind: 'already-stamped', uuid: made.uuid, words: xml.failure.words };
  }

  /** Which of the rows is the document, by what it says itself. */
  async function find(rows: readonly Row[], wanted: Wanted, options: CallOptions): Promise<RecoverOutcome> {
    for (const { id } of rows) {
      const xml = await documentOf(id, options);
      if ('failure' in xml) return xml.failure;
      try {
        if (isOurs(parseCfdi(xml, { bom: 'skip' }), wanted)) return { kind: 'found', xml };
      } catch (error) {
        if (!isCuadraError(error)) throw error;
        return asQuestion(unreadable(say(error.code, error.message)));
      }
    }
    // Its list does not promise to be complete: that nothing is found never proves that nothing exists.
    return { kind: 'not-found', certain: false, words: say(undefined, 'No aparece en la lista de Facturama.') };
  }

  async function csd(given_: Parameters<typeof call>[0], options: CallOptions): Promise<CsdOutcome> {
    const answer = await call(given_, options);
    if ('failure' in answer) return answer.failure;
    if (answer.status < 300) return { kind: 'done', words: say(undefined, undefined) };
    const said = readJson(answer);
    if (said === undefined) return unreadable(say(String(answer.status), undefined));
    const words = wordsOf(said, say);
    return { kind: 'refused', code: words.code ?? String(answer.status), words };
  }

  return {
    async stamp(request, options) {
      if (request.kind !== 'unsealed') throw new TypeError('Facturama seals by itself');
      return stamp(request, options);
    },

    async recover({ document: { comprobante }, uuid }, options) {
      const folio = comprobante.folio ?? '';
      const rows = await rowsOf({ folioStart: folio, folioEnd: folio }, options);
      if ('failure' in rows) return rows.failure;
      const candidates = rows.filter(
        (row) =>
          (row.serie === (comprobante.serie ?? '') && row.folio === folio) ||
          (uuid !== undefined && row.uuid === uuid.toUpperCase()),
      );
      return find(candidates, { comprobante, uuid }, options);
    },

    async cancel(request, options) {
      if (request.kind !== 'stored-csd') throw new TypeError('Facturama cancels with the CSD that it keeps');
      const uuid = request.uuid.toUpperCase();
      const rows = await rowsOf({ rfcIssuer: request.issuerRfc, rfc: request.receiverRfc }, options);
      if ('failure' in rows) return rows.failure;
      const row = rows.find((each) => each.uuid === uuid);
      const unlisted = say('sin-listar', 'No aparece en la lista de Facturama.');
      if (row === undefined) return { kind: 'refused', code: 'sin-listar', words: unlisted };
      if (!row.active) return { kind: 'accepted', before: true, words: say('canceled', undefined) };
      const query = new URLSearchParams({ motive: request.motivo });
      if (request.folioSustitucion !== undefined) query.set('uuidReplacement', request.folioSustitucion);
      const path = `/api-lite/cfdis/${encodeURIComponent(row.id)}?${query.toString()}`;
      const answer = await call({ method: 'DELETE', path, timeoutMs: timeoutsMs.cancel }, options);
      if ('failure' in answer) return answer.failure;
      const said = readJson(answer);
      if (said === undefined) return unreadable(say(String(answer.status), undefined));
      // A text that nobody knows proves nothing; asking again tells.
      return answer.status >= 300 ? unreadable(wordsOf(said, say)) : readCancel(said, say);
    },

    status: () => Promise.resolve({ kind: 'unsupported', words: say(undefined, undefined) }),

    balance: () => Promise.resolve({ kind: 'unsupported', words: say(undefined, undefined) }),

    async testConnection(options) {
      const rows = await rowsOf({ folioStart: '0', folioEnd: '0' }, options);
      return 'failure' in rows ? rows.failure : { kind: 'ok', words: say(undefined, undefined) };
    },

    timbreCertificate: () => Promise.resolve(undefined),

    csds: {
      async store({ rfc, cer, key, password: keyPassword }, options) {
        const privateKey = toBase64(key);
        transport.hide(keyPassword);
        transport.hide(privateKey);
        const json = { Rfc: rfc, Certificate: toBase64(cer), PrivateKey: privateKey, PrivateKeyPassword: keyPassword };
        const timeoutMs = timeoutsMs.cancel;
        const added = await csd({ path: '/api-lite/csds', json, timeoutMs }, options);
        // Renewing is another call: there is one CSD for each RFC.
        if (added.kind !== 'refused' || !/ya existe/i.test(added.words.message ?? '')) return added;
        const path = `/api-lite/csds/${encodeURIComponent(rfc)}`;
        return csd({ method: 'PUT', path, json, timeoutMs }, options);
      },

      async remove(rfc, options) {
        const path = `/api-lite/csds/${encodeURIComponent(rfc)}`;
        const answer = await transport.send({
          method: 'DELETE',
          path,
          headers: { authorization, accept: 'application/json', 'user-agent': 'Cuadra' },
          timeoutMs: timeoutsMs.cancel,
          signal: options.signal,
        });
        if (answer.kind === 'lost') return failureOfLost(answer);
        // What is not there is as good as removed.
        if (answer.status < 300 || answer.status === 404) return { kind: 'done', words: say(undefined, undefined) };
        const said = readJson(answer);
        const words = said === undefined ? say(String(answer.status), undefined) : wordsOf(said, say);
        return failureOfStatus(answer, words) ?? { kind: 'refused', code: words.code ?? String(answer.status), words };
      },
    },

    close() {
      // Connections belong to the HTTP port.
    },
  };
}

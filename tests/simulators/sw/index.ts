/**
 * SW's double, from its SDKs, their tests and a public trial in its test environment (2026):
 * - a login gives a token for two hours; without a good one HTTP 401 says "El token debe contener 3 partes";
 * - a repeat of a sealed document is HTTP 400 with "307. El comprobante contiene un timbre previo." and
 *   mostly the earlier stamp in `data`, in an older form the whole document in `messageDetail`;
 * - what was stamped is found by UUID in the data warehouse some moments later, behind a link of its own.
 */
import type { PacSimulator, SimulatorOptions } from '../../pac/conformance/harness.ts';
import { createPacCore, type KeptStamp } from '../pac-core/core.ts';
import { ESTATUS_UUID } from '../pac-core/sat.ts';
import {
  startSimServer,
  wholeRequest,
  type CallKind,
  type Oddity,
  type SimReply,
  type SimRequest,
} from '../pac-core/server.ts';
import { formFile, refusal, success } from './http.ts';

export interface SwHabits {
  /** How a repeat tells the earlier stamp. */
  readonly earlier?: 'data' | 'detail' | 'uuid' | 'nothing';
  /** Questions to the data warehouse that find nothing although there is a stamp. */
  readonly blindWarehouse?: number;
  /** An error in place of an answer to the next stamps or cancellations, one each. */
  readonly errors?: { message: string; detail?: string; status?: number }[];
  /** How `expires_in` is told: until when (seconds since 1970), for how long, or not at all. */
  readonly expires?: 'instant' | 'duration' | 'never';
  readonly unlimited?: boolean;
}

export interface SwSimulator extends PacSimulator {
  /** Tokens that were given out and still work. */
  readonly tokens: Set<string>;
  /** A token of the panel that does not run out. */
  readonly fixedToken: string;
}

const LOGIN = { user: 'pruebas@cuadra.example', password: 'Contraseña & <clave> "larga" 2026' };
const TOKEN_LIVES_S = 2 * 3600;
const KINDS: readonly (readonly [RegExp, CallKind])[] = [
  [/^\/v2\/security\/authenticate$/, 'login'],
  [/^\/cfdi33\/stamp\/v4$/, 'stamp'],
  [/^\/cfdi33\/cancel\/xml$/, 'cancel'],
  [/^\/datawarehouse\/v1\/live\//, 'recover'],
  [/^\/management\/v2\/api\/users\/balance$/, 'balance'],
];

export async function startSw(options: SimulatorOptions, habits: SwHabits = {}): Promise<SwSimulator> {
  const { clock } = options;
  const core = createPacCore({ clock, ...(options.booksPath === undefined ? {} : { path: options.booksPath }) });
  const fixedToken = 'eyJhbGciOiJIUzI1NiJ9.ZmlqbyBkZWwgcGFuZWw.c3UgZmlybWEgbGFyZ2E';
  const tokens = new Set([fixedToken]);
  const endsAt = new Map<string, number>();
  const blind = new Map<string, number>();
  let logins = 0;
  let address = '';

  function login(request: SimRequest): SimReply {
    const given = JSON.parse(request.body.toString('utf8')) as typeof LOGIN;
    if (given.user !== LOGIN.user || given.password !== LOGIN.password) {
      return refusal('AU2000 - El usuario y/o contraseña son inválidos, no se puede autenticar el servicio.');
    }
    logins += 1;
    const token = `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(`sesión ${logins} ${'x'.repeat(60)}`).toString('base64url')}.Zmlyb${logins}`;
    const ends = Math.floor(clock.now().getTime() / 1000) + TOKEN_LIVES_S;
    tokens.add(token);
    endsAt.set(token, ends);
    const told = { instant: { expires_in: ends }, duration: { expires_in: TOKEN_LIVES_S }, never: {} };
    return success({ token, ...told[habits.expires ?? 'instant'], token_type: 'Bearer' });
  }

  function letIn(request: SimRequest): boolean {
    const token = /^Bearer (\S+)$/.exec(String(request.headers['authorization']))?.[1] ?? '';
    return tokens.has(token) && (endsAt.get(token) ?? Infinity) > clock.now().getTime() / 1000;
  }

  async function stamp(request: SimRequest, other: boolean): Promise<SimReply> {
    const forced = habits.errors?.shift();
    if (forced !== undefined) return refusal(forced.message, forced);
    const xml = formFile(request);
    if (xml === undefined) return refusal('CFDI33 - XML no proporcionado.', { detail: 'multipart' });
    const verdict = await core.stamp(xml);
    if (verdict.kind === 'no-credits')
      return refusal('La cuenta no cuenta con saldo suficiente de timbres disponibles.');
    if (verdict.kind === 'refused') {
      return refusal(`${verdict.code} - ${verdict.message}`, { detail: 'Detalle de la validación.' });
    }
    if (verdict.kind === 'stamped-before') return before(verdict.stamp);
    const given = other ? core.stamps().find((each) => each.uuid !== verdict.stamp.uuid) : undefined;
    return success(stampData(given ?? verdict.stamp));
  }

  function before(kept: KeptStamp): SimReply {
    const message = '307. El comprobante contiene un timbre previo.';
    switch (habits.earlier) {
      case 'detail':
        return refusal(message, { detail: kept.xml });
      case 'uuid':
        return refusal(message, { data: { ...stampData(kept), cfdi: '' } });
      case 'nothing':
        return refusal(message);
      case 'data':
      case undefined:
      default:
        return refusal(message, { data: stampData(kept) });
    }
  }

  function cancel(request: SimRequest): SimReply {
    const forced = habits.errors?.shift();
    if (forced !== undefined) return refusal(forced.message, forced);
    const xml = formFile(request);
    const problem = 'CACFDI33 - Problemas con el xml.';
    if (xml === undefined) return refusal(problem, { detail: 'CA1000. El xml proporcionado está mal formado.' });
    const verdict = core.sat.cancelSigned(xml);
    if (verdict.kind === 'refused') {
      const detail = verdict.code === '302' ? 'CR1309. Firma mal formada o inválida.' : 'CR1301. XML mal formado.';
      return refusal(problem, { detail });
    }
    const uuid = Object.fromEntries(
      verdict.folios.map((folio) => [folio.uuid.toLowerCase(), ESTATUS_UUID[folio.verdict]]),
    );
    return success({ acuse: core.sat.acuse(verdict.rfcEmisor, verdict.folios), uuid });
  }

  function warehouse(request: SimRequest): SimReply {
    const uuid = request.path.split('/').at(-1) ?? '';
    const kept = core.findByUuid(uuid);
    const left = blind.get(uuid) ?? habits.blindWarehouse ?? 1;
    blind.set(uuid, left - 1);
    const found = kept !== undefined && left <= 0;
    const record = {
      uuid: kept?.uuid.toLowerCase(),
      urlXml: `${address}/almacen/${kept?.uuid ?? ''}.xml?sv=1&sig=a%2Bb`,
    };
    return success({ metaData: { page: 0, totalCount: found ? 1 : 0 }, records: found ? [record] : [] });
  }

  /** The store of documents is another server: a link's own signature lets in, a token does not belong there. */
  function stored(request: SimRequest): SimReply {
    const kept = core.findByUuid(/([^/]+)\.xml$/.exec(request.path)?.[1] ?? '');
    const wrong = request.headers['authorization'] !== undefined || request.query.get('sig') !== 'a+b';
    if (kept === undefined || wrong)
      return { status: 403, headers: { 'content-type': 'application/xml' }, body: '<Error/>' };
    return { status: 200, headers: { 'content-type': 'text/xml' }, body: kept.xml };
  }

  async function answer(request: SimRequest, oddity: Oddity | undefined): Promise<SimReply> {
    const kind = kindOf(request);
    if (kind === 'login') return login(request);
    if (request.path.startsWith('/almacen/')) return stored(request);
    if (!letIn(request)) return refusal('El token debe contener 3 partes', { status: 401 });
    if (oddity === 'repeats-request') return refusal('CFDI33 - Error.', { detail: wholeRequest(request) });
    if (kind === 'stamp') return stamp(request, oddity !== undefined);
    if (kind === 'cancel') return cancel(request);
    if (kind === 'recover') return warehouse(request);
    if (kind === 'balance') {
      return success({
        idUserBalance: 'a1',
        stampsBalance: core.credits(),
        stampsUsed: core.stamps().length,
        unlimited: habits.unlimited ?? false,
      });
    }
    return { status: 404, headers: {}, body: '' };
  }

  const server = await startSimServer({ kindOf, answer });
  ({ address } = server);
  return {
    ...server,
    core,
    tokens,
    fixedToken,
    credentials: LOGIN,
    wrongCredentials: { user: LOGIN.user, password: 'otra contraseña <distinta>' },
    close: async () => {
      await server.close();
      core.close();
    },
  };
}

function kindOf({ path }: SimRequest): CallKind {
  return KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';
}

function stampData({ xml, uuid, timbre }: KeptStamp): object {
  return {
    cadenaOriginalSAT: `||1.1|${uuid}|${timbre.fechaTimbrado}|${timbre.rfcProvCertif}||`,
    noCertificadoSAT: timbre.noCertificadoSAT,
    noCertificadoCFDI: '30001000000500003416',
    uuid: uuid.toLowerCase(),
    selloSAT: timbre.selloSAT,
    selloCFDI: timbre.selloCFD,
    fechaTimbrado: timbre.fechaTimbrado,
    qrCode: '',
    cfdi: xml,
  };
}

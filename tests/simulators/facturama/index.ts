/**
 * Facturama's double (API Multiemisor), from its guides and SDKs:
 * - it makes, seals and has stamped whatever JSON it is sent; the same JSON again makes a second document;
 * - the answer has the Id; the XML is fetched with it, in Base64 within JSON;
 * - its list answers a hundred rows a page from page 0 on, and only the filters that its guide names;
 * - one CSD for each RFC: POST refuses a second one ("Ya existe…"), PUT renews it;
 * - HTTP 200 to a cancellation does not mean that it was cancelled.
 */
import type { PacSimulator, SimulatorOptions } from '../../pac/conformance/harness.ts';
import type { Comprobante } from '#domain/cfdi/model.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { sealCfdi } from '#domain/cfdi/seal.ts';
import { csdFromStored, readCsd, type Csd } from '#domain/csd/index.ts';
import { fechaLocal } from '#domain/time/zone.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { createPacCore, type KeptStamp } from '../pac-core/core.ts';
import {
  startSimServer,
  wholeRequest,
  type CallKind,
  type Oddity,
  type SimReply,
  type SimRequest,
} from '../pac-core/server.ts';
import { documentOf, missingIn, type CfdiMulti } from './document.ts';

export interface FacturamaHabits {
  /** What it makes of the next documents, one each: a mistake of its own, sealed and stamped all the same. */
  readonly makes?: ((comprobante: Comprobante) => Comprobante)[];
  /** Questions to its list that find nothing although there is a document. */
  readonly blindLists?: { left: number };
  /** An answer in place of the next stamps, one each. */
  readonly refusals?: { status: number; body: object }[];
  /** The account has no CSD yet. */
  readonly withoutCsd?: boolean;
  /** Fetches of an XML that fail. */
  readonly lostFiles?: { left: number };
}

export interface FacturamaSimulator extends PacSimulator {
  /** RFC and certificate number of each CSD that the account has. */
  readonly kept: () => readonly { readonly rfc: string; readonly number: string }[];
  readonly habits: FacturamaHabits;
}

const LOGIN = { user: 'pruebas', password: 'Contraseña & <clave> "larga" 2026' };
const PAGE = 100;
const KINDS: readonly (readonly [RegExp, CallKind])[] = [
  [/^POST \/api-lite\/3\/cfdis$/, 'stamp'],
  [/^GET \/cfdi(?:\/xml\/issuedLite\/.+)?$/, 'recover'],
  [/^DELETE \/api-lite\/cfdis\//, 'cancel'],
];

export async function startFacturama(
  options: SimulatorOptions,
  habits: FacturamaHabits = {},
): Promise<FacturamaSimulator> {
  const { clock } = options;
  const core = createPacCore({ clock, ...(options.booksPath === undefined ? {} : { path: options.booksPath }) });
  const csds = new Map<string, Csd>();
  if (habits.withoutCsd !== true) {
    const own = csdFromStored(options.csd.cer, Buffer.from(options.csd.keyDer));
    csds.set(own.certificate.rfc, own);
  }

  /** How often a body was made a document of. */
  const timesMade = new Map<string, number>();

  async function make(request: SimRequest, other: boolean): Promise<SimReply> {
    const forced = habits.refusals?.shift();
    if (forced !== undefined) return json(forced.status, forced.body);
    const cfdi = JSON.parse(request.body.toString('utf8')) as CfdiMulti;
    const missing = missingIn(cfdi);
    if (Object.keys(missing).length > 0) return invalid(missing);
    const csd = csds.get(cfdi.Issuer.Rfc);
    if (csd === undefined) return invalid({ 'cfdiToCreate.Issuer.Rfc': ['No existe un CSD asociado a este RFC.'] });
    const body = request.body.toString('utf8');
    const repeats = timesMade.get(body) ?? 0;
    const made = notTheSame(documentOf(cfdi, fechaLocal(clock.now(), 'America/Mexico_City')), repeats);
    const sealed = sealCfdi(habits.makes?.shift()?.(made) ?? made, csd.signer);
    const verdict = await core.stamp(Buffer.from(sealed.xml, 'utf8'));
    if (verdict.kind === 'no-credits') return json(400, { Message: 'No cuentas con folios disponibles para timbrar.' });
    if (verdict.kind === 'refused') return json(400, { Message: `${verdict.code} - ${verdict.message}` });
    timesMade.set(body, repeats + 1);
    const given = other ? core.stamps().find((each) => each.uuid !== verdict.stamp.uuid) : undefined;
    return json(201, answerOf(given ?? verdict.stamp));
  }

  function list(query: URLSearchParams): SimReply {
    const blind = habits.blindLists;
    if (blind !== undefined && blind.left > 0) {
      blind.left -= 1;
      return json(200, []);
    }
    const value = (name: string): string => query.get(name) ?? '';
    const rows = core.stamps().flatMap((kept) => {
      const { folio = '', emisor, receptor } = parseCfdi(kept.xml);
      const fits =
        (value('folioStart') === '' || Number(folio) >= Number(value('folioStart'))) &&
        (value('folioEnd') === '' || Number(folio) <= Number(value('folioEnd'))) &&
        (value('rfcIssuer') === '' || value('rfcIssuer') === emisor.rfc) &&
        (value('rfc') === '' || value('rfc') === receptor.rfc);
      return fits ? [rowOf(kept, core.sat.status(kept.uuid).estado !== 'Cancelado')] : [];
    });
    const page = Number(value('page'));
    return json(200, rows.slice(page * PAGE, (page + 1) * PAGE));
  }

  function file(id: string): SimReply {
    const lost = habits.lostFiles;
    if (lost !== undefined && lost.left > 0) {
      lost.left -= 1;
      return json(500, { Message: 'An error has occurred.' });
    }
    const kept = core.findByUuid(uuidOfId(id));
    if (kept === undefined) return json(404, { Message: 'No se encontró el recurso.' });
    const Content = Buffer.from(kept.xml, 'utf8').toString('base64');
    return json(200, { ContentEncoding: 'base64', ContentType: 'text/xml', ContentLength: kept.xml.length, Content });
  }

  function cancel(request: SimRequest): SimReply {
    const uuid = uuidOfId(request.path.split('/').at(-1) ?? '');
    const kept = core.findByUuid(uuid);
    if (kept === undefined) return json(404, { Message: 'No se encontró el recurso.' });
    const folioSustitucion = request.query.get('uuidReplacement') ?? '';
    const verdict = core.sat.cancelFolio(kept.rfcEmisor, {
      uuid,
      motivo: request.query.get('motive') ?? '02',
      ...(folioSustitucion === '' ? {} : { folioSustitucion }),
    });
    const acuse = Buffer.from(core.sat.acuse(kept.rfcEmisor, [verdict]), 'utf8').toString('base64');
    const said = (Status: string, Message: string, AcuseXmlBase64 = ''): SimReply =>
      json(200, { Status, Message, Uuid: uuid.toLowerCase(), AcuseXmlBase64 });
    if (verdict.verdict === 'accepted' || verdict.verdict === 'accepted-before') {
      if (verdict.mood === 'needs-acceptance') return said('pending', 'En espera de aceptación del receptor.');
      return said('canceled', 'El comprobante ha sido cancelado.', acuse);
    }
    // Where there is no receipt it gives the document itself.
    return said('active', verdict.verdict, Buffer.from(kept.xml, 'utf8').toString('base64'));
  }

  function csdCall(request: SimRequest): SimReply {
    const rfc = decodeURIComponent(request.path.split('/')[3] ?? '');
    if (request.method === 'DELETE') {
      return csds.delete(rfc) ? json(200, {}) : json(404, { Message: 'No se encontró el recurso.' });
    }
    const given = JSON.parse(request.body.toString('utf8')) as Record<string, string>;
    const own = given['Rfc'] ?? '';
    if (request.method === 'POST' && csds.has(own)) return invalid({ Rfc: ['Ya existe un CSD asociado a este RFC'] });
    try {
      const csd = readCsd({
        cer: Buffer.from(given['Certificate'] ?? '', 'base64'),
        key: Buffer.from(given['PrivateKey'] ?? '', 'base64'),
        password: given['PrivateKeyPassword'] ?? '',
        at: clock.now(),
        expectedRfc: own,
      });
      csds.set(own, csd);
      return json(200, given);
    } catch (error) {
      if (!isCuadraError(error)) throw error;
      return invalid({ PrivateKey: [`${error.code}: ${error.message}`] });
    }
  }

  async function answer(request: SimRequest, oddity: Oddity | undefined): Promise<SimReply> {
    const { user, password } = LOGIN;
    const basic = `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
    if (request.headers['authorization'] !== basic) return json(401, { Message: 'Authorization has been denied.' });
    if (oddity === 'repeats-request') return json(400, { Message: wholeRequest(request) });
    const kind = kindOf(request);
    if (kind === 'stamp') return make(request, oddity !== undefined);
    if (kind === 'cancel') return cancel(request);
    if (request.path === '/cfdi') return list(request.query);
    if (kind === 'recover') return file(request.path.split('/').at(-1) ?? '');
    if (/^\/api-lite\/csds(?:\/[^/]+)?$/.test(request.path) && request.method !== 'GET') return csdCall(request);
    return json(404, { Message: 'No HTTP resource was found.' });
  }

  const server = await startSimServer({ kindOf, answer });
  return {
    ...server,
    core,
    habits,
    kept: () => [...csds].map(([rfc, { certificate }]) => ({ rfc, number: certificate.number })),
    credentials: LOGIN,
    wrongCredentials: { user: LOGIN.user, password: 'otra contraseña <distinta>' },
    close: async () => {
      await server.close();
      core.close();
    },
  };
}

/** The same JSON again is another document: told apart by its Fecha, so that the books count it. */
function notTheSame(made: Comprobante, repeats: number): Comprobante {
  if (repeats === 0) return made;
  return { ...made, fecha: new Date(Date.parse(`${made.fecha}Z`) - repeats * 1000).toISOString().slice(0, 19) };
}

function kindOf({ method, path }: SimRequest): CallKind {
  return KINDS.find(([pattern]) => pattern.test(`${method} ${path}`))?.[1] ?? 'other';
}

function json(status: number, value: object): SimReply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

const invalid = (ModelState: object): SimReply => json(400, { Message: 'La solicitud no es válida.', ModelState });

/** An Id that tells nothing to who sees it; here it is made of the UUID. */
const idOf = (uuid: string): string => `F-${Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url')}`;

function uuidOfId(id: string): string {
  const hex = Buffer.from(id.slice(2), 'base64url').toString('hex').toUpperCase();
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function answerOf({ uuid, xml, timbre }: KeptStamp): object {
  const { serie = '', folio = '', fecha, noCertificado, total } = parseCfdi(xml);
  return {
    Id: idOf(uuid),
    CfdiType: 'ingreso',
    Serie: serie,
    Folio: folio,
    Date: fecha,
    CertNumber: noCertificado,
    Total: Number(total),
    Status: 'active',
    Complement: {
      TaxStamp: {
        Uuid: uuid.toLowerCase(),
        Date: timbre.fechaTimbrado,
        CfdiSign: timbre.selloCFD,
        SatCertNumber: timbre.noCertificadoSAT,
        SatSign: timbre.selloSAT,
      },
    },
  };
}

function rowOf({ uuid, xml }: KeptStamp, active: boolean): object {
  const { serie = '', folio = '', fecha, receptor, total } = parseCfdi(xml);
  return {
    Id: idOf(uuid),
    Folio: folio,
    Serie: serie,
    TaxName: receptor.nombre,
    Rfc: receptor.rfc,
    Date: fecha,
    Total: Number(total),
    Uuid: uuid.toLowerCase(),
    Email: '',
    IsActive: active,
    EmailSent: false,
  };
}

/**
 * How SAT says that a document stands: from its own public service where that knows the document, from a PAC that
 * passes SAT's words on otherwise. Test and demo stamps are known to the PAC that made them, and perhaps to SAT's test
 * service; never to the production one.
 */
import { outcomeOfStatus, type ConsultaOutcome } from '#connectors/sat/consulta-cfdi/index.ts';
import type { SatAnswer } from '#domain/cfdi/cancelacion/index.ts';
import type { Comprobante } from '#domain/cfdi/model.ts';
import { printedFacts, type PrintedFacts } from '#domain/cfdi/qr.ts';
import type { Db } from '#db/types.ts';
import { isCuadraError, type ProviderWords } from '#errors/cuadra-error.ts';
import type { Logger } from '#ports/logger.ts';
import type { PacCalls } from '../stamping/call.ts';
import type { PacConnections } from '../stamping/connections.ts';
import * as stamps from '../stamping/repository.ts';
import type { PacConfigRow } from '../stamping/tables.ts';
import type { CancellationRow } from './tables.ts';

export type Environment = CancellationRow['environment'];

/** An answer of SAT's, as its client reads it. */
export type SatSaid = Extract<ConsultaOutcome, { readonly raw: unknown }>;

export type Asked =
  | { readonly kind: 'answer'; readonly answer: SatAnswer; readonly said: SatSaid }
  /** Nobody could be asked, or nobody gave an answer of SAT's: nothing is known. */
  | { readonly kind: 'no-answer'; readonly words: ProviderWords };

/** A stamped document, as SAT is asked for it. */
export interface AskedDocument {
  readonly uuid: string;
  readonly comprobante: Comprobante;
}

/** SAT's own service, at the pace at which this desk asks it. */
export type SatService = (
  facts: PrintedFacts,
  environment: 'production' | 'test',
  signal: AbortSignal,
) => Promise<ConsultaOutcome>;

export interface AskSatDeps {
  readonly db: Db;
  readonly logger: Logger;
  readonly connections: PacConnections;
  readonly call: PacCalls;
  readonly sat: SatService;
}

export type AskSat = ReturnType<typeof createAskSat>;

export function createAskSat({ db, logger, connections, call, sat }: AskSatDeps) {
  /** A provider that this version lacks passes nothing on. */
  function passesStatusOn(provider: string): boolean {
    try {
      return connections.declarationOf(provider).capabilities.status;
    } catch (error) {
      if (isCuadraError(error, 'PAC_UNKNOWN_PROVIDER')) return false;
      throw error;
    }
  }

  async function askPac(
    config: PacConfigRow,
    { uuid, comprobante }: AskedDocument,
    signal: AbortSignal,
  ): Promise<ConsultaOutcome> {
    const { provider } = config;
    const document = {
      uuid,
      issuerRfc: comprobante.emisor.rfc,
      receiverRfc: comprobante.receptor.rfc,
      total: comprobante.total,
      sello: comprobante.sello,
    };
    try {
      const { connector, declaration } = connections.to(config);
      const outcome = await connections.using(connector, () =>
        call(declaration, declaration.timeoutsMs.recover, signal, (options) => connector.status(document, options)),
      );
      return outcome.kind === 'no-answer' ? { kind: 'unavailable', words: outcome.words } : outcomeOfStatus(outcome);
    } catch (error) {
      // A locked vault, credentials of an older form: it cannot be asked now.
      logger.warn({ err: error, provider }, 'a PAC could not be asked for a status');
      return { kind: 'unavailable', words: { provider, message: isCuadraError(error) ? error.message : '' } };
    }
  }

  /** Asks those who may know, best first, until one has SAT's answer. */
  return async (
    document: AskedDocument,
    { companyId, environment, pacConfigId }: { companyId: string; environment: Environment; pacConfigId: string },
    signal: AbortSignal,
  ): Promise<Asked> => {
    const pacs = stamps
      .listConfigs(db, companyId)
      .filter((config) => config.environment === environment && config.problem !== 'credentials')
      // Elsewhere than in production only the PAC that stamped it knows it.
      .filter((config) => environment === 'production' || config.id === pacConfigId)
      .filter(({ provider }) => passesStatusOn(provider))
      .toSorted((a, b) => Number(b.id === pacConfigId) - Number(a.id === pacConfigId))
      .map((config) => () => askPac(config, document, signal));
    // A test stamp is surely known to its own PAC; where that passes nothing on, SAT's test service may know it.
    const own =
      environment === 'demo' || (environment === 'test' && pacs.length > 0)
        ? []
        : [() => sat(printedFacts(document.comprobante), environment, signal)];
    let words: ProviderWords = { provider: 'sat' };
    for (const ask of [...own, ...pacs]) {
      if (signal.aborted) break;
      const outcome = await ask();
      const answer = satAnswerOf(outcome);
      if (answer !== undefined && 'raw' in outcome) return { kind: 'answer', answer, said: outcome };
      ({ words } = outcome);
    }
    return { kind: 'no-answer', words };
  };
}

/** What an outcome says of a cancellation; facts that do not fit the document say nothing of it. */
export function satAnswerOf(outcome: ConsultaOutcome): SatAnswer | undefined {
  if (outcome.kind === 'not-found') return { estado: 'no-encontrado' };
  if (outcome.kind !== 'found') return undefined;
  const { estado, cancelable, cancelacion } = outcome;
  return {
    estado,
    ...(cancelable === undefined ? {} : { cancelable }),
    ...(cancelacion === undefined ? {} : { cancelacion }),
  };
}

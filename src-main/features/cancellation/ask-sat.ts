/**
 * How SAT says that a document stands: from its own public service where that knows the document, from a PAC that
 * passes SAT's words on otherwise. Test and demo stamps are known to the PAC that made them, and perhaps to SAT's test
 * service; never to the production one.
 */
import { satAnswerOf, type SatAnswer } from '#domain/cfdi/cancelacion/index.ts';
import type { Comprobante } from '#domain/cfdi/model.ts';
import type { Db } from '#db/types.ts';
import { isCuadraError, type ProviderWords } from '#errors/cuadra-error.ts';
import type { Logger } from '#ports/logger.ts';
import type { PacCalls } from '../stamping/call.ts';
import type { PacConnections } from '../stamping/connections.ts';
import * as stamps from '../stamping/repository.ts';
import type { PacConfigRow } from '../stamping/tables.ts';
import type { CancellationRow } from './tables.ts';

export type Environment = CancellationRow['environment'];

export type Asked =
  | { readonly kind: 'answer'; readonly answer: SatAnswer; readonly words: ProviderWords }
  /** Nobody could be asked, or nobody gave an answer of SAT's: nothing is known. */
  | { readonly kind: 'no-answer'; readonly words: ProviderWords };

/** A stamped document, as SAT is asked for it. */
export interface AskedDocument {
  readonly uuid: string;
  readonly comprobante: Comprobante;
}

/** SAT's own service. */
export type SatService = (
  document: AskedDocument,
  environment: 'production' | 'test',
  signal: AbortSignal,
) => Promise<Asked>;

export interface AskSatDeps {
  readonly db: Db;
  readonly logger: Logger;
  readonly connections: PacConnections;
  readonly call: PacCalls;
  /** Absent: only PACs are asked. */
  readonly sat?: SatService | undefined;
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

  async function pacSays(config: PacConfigRow, { uuid, comprobante }: AskedDocument, signal: AbortSignal) {
    const { connector, declaration } = connections.to(config);
    const document = {
      uuid,
      issuerRfc: comprobante.emisor.rfc,
      receiverRfc: comprobante.receptor.rfc,
      total: comprobante.total,
      sello: comprobante.sello,
    };
    return connections.using(connector, () =>
      call(declaration, declaration.timeoutsMs.recover, signal, (options) => connector.status(document, options)),
    );
  }

  async function askPac(config: PacConfigRow, document: AskedDocument, signal: AbortSignal): Promise<Asked> {
    try {
      const outcome = await pacSays(config, document, signal);
      if (outcome.kind === 'status') return { kind: 'answer', answer: satAnswerOf(outcome), words: outcome.words };
      return { kind: 'no-answer', words: outcome.words };
    } catch (error) {
      // A locked vault, credentials of an older form, a provider that this version lacks: it cannot be asked now.
      logger.warn({ err: error, provider: config.provider }, 'a PAC could not be asked for a status');
      const message = isCuadraError(error) ? error.message : '';
      return { kind: 'no-answer', words: { provider: config.provider, message } };
    }
  }

  /** Asks those who may know, best first, until one has SAT's answer. */
  return async (
    document: AskedDocument,
    { companyId, environment, pacConfigId }: { companyId: string; environment: Environment; pacConfigId: string },
    signal: AbortSignal,
  ): Promise<Asked> => {
    let last: Asked = { kind: 'no-answer', words: { provider: 'sat' } };
    const configs = stamps
      .listConfigs(db, companyId)
      .filter((config) => config.environment === environment && config.problem !== 'credentials')
      // Elsewhere than in production only the PAC that stamped it knows it.
      .filter((config) => environment === 'production' || config.id === pacConfigId)
      .toSorted((a, b) => Number(b.id === pacConfigId) - Number(a.id === pacConfigId));
    const able = configs.filter(({ provider }) => passesStatusOn(provider));
    const pacs = able.map((config) => () => askPac(config, document, signal));
    // A test stamp is surely known to its own PAC; where that passes nothing on, SAT's test service may know it.
    const own =
      sat === undefined || environment === 'demo' || (environment === 'test' && pacs.length > 0)
        ? []
        : [() => sat(document, environment, signal)];
    const ways = [...own, ...pacs];
    for (const ask of ways) {
      if (signal.aborted) break;
      const asked = await ask();
      if (asked.kind === 'answer') return asked;
      last = asked;
    }
    return last;
  };
}

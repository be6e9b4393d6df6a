/** What SAT says of a document: the answers of its public ConsultaCFDIService, typed. */
import type { PrintedFacts } from '#domain/cfdi/qr.ts';
import type { ProviderWords } from '#errors/cuadra-error.ts';
import type { NotServed } from '../../pac/types.ts';

/** SAT's production service, or the one where test stamps are. */
export type SatEnvironment = 'production' | 'test';

/** EsCancelable. */
export type SatCancelable = 'sin-aceptacion' | 'con-aceptacion' | 'no-cancelable';

/** EstatusCancelacion; `otro`: words that are not in SAT's list, kept in `raw`. */
export type SatCancelacion =
  | 'en-proceso'
  | 'rechazada'
  | 'plazo-vencido'
  | 'con-aceptacion'
  | 'sin-aceptacion'
  | 'otro';

/** The five texts, letter by letter; '' where SAT said nothing. */
export interface SatRaw {
  readonly codigoEstatus: string;
  readonly estado: string;
  readonly esCancelable: string;
  readonly estatusCancelacion: string;
  readonly validacionEfos: string;
}

/**
 * | kind        | meaning                                                                              |
 * |-------------|--------------------------------------------------------------------------------------|
 * | `found`     | SAT knows the document by exactly these facts                                        |
 * | `not-found` | N - 602: no such UUID (yet: minutes after its stamp a document may not be visible)   |
 * | `mismatch`  | N - 601: the facts are not those of the document with this UUID, or badly written    |
 * | the rest    | SAT was not reached, or gave nothing legible: nothing is known, ask again            |
 */
export type ConsultaOutcome =
  | {
      readonly kind: 'found';
      readonly estado: 'vigente' | 'cancelado';
      readonly cancelable?: SatCancelable;
      readonly cancelacion?: SatCancelacion;
      /** Whether the issuer is on SAT's list of sham invoicing (69-B, definitive); undefined: SAT did not say. */
      readonly efosListed?: boolean;
      readonly raw: SatRaw;
      readonly words: ProviderWords;
    }
  | { readonly kind: 'not-found' | 'mismatch'; readonly raw: SatRaw; readonly words: ProviderWords }
  | NotServed;

export interface ConsultaCfdi {
  /** Never throws: what goes wrong is an outcome. */
  ask(facts: PrintedFacts, options: { readonly signal: AbortSignal }): Promise<ConsultaOutcome>;
}

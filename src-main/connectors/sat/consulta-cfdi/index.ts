/** SAT's public status service. */
export { createConsultaCfdi, type ConsultaCfdiOptions } from './client.ts';
export { outcomeOfStatus } from './read.ts';
export type { ConsultaCfdi, ConsultaOutcome, SatCancelable, SatCancelacion, SatEnvironment, SatRaw } from './types.ts';

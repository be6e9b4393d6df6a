/** Cancellation as SAT's service has it: the signed request and its receipt. */
export { readAcuse, type Acuse, type AcuseFolio } from './acuse.ts';
export {
  CANCELACION,
  signCancelacion,
  type Cancelacion,
  type FolioCancelacion,
  type MotivoCancelacion,
  type XmlSigner,
} from './sign.ts';
export {
  afterAnswer,
  isOver,
  type CancellationRoute,
  type CancellationState,
  type Followed,
  type Progress,
  type SatAnswer,
} from './progress.ts';
export {
  ACCEPTANCE_BUSINESS_DAYS,
  addBusinessDays,
  deadlineOf,
  motivoFits,
  noAcceptanceNeeded,
  type NoAcceptance,
} from './rules.ts';

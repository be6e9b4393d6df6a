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

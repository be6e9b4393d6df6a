/**
 * What connectors share: calls over the Http port that end with an outcome, SOAP 1.1, JSON and
 * multipart bodies. A connector adds what its provider calls things.
 */
export { readBase64, toBase64 } from './base64.ts';
export { createTransport, type Call, type HttpAnswer, type Lost, type Transport } from './http.ts';
export { jsonBody, objectOf, readJson, textOf, type JsonObject } from './json.ts';
export { multipart, type Part } from './multipart.ts';
export { asQuestion, failureOfLost, failureOfStatus, unreadable, type Failure } from './outcomes.ts';
export {
  children,
  elementsOf,
  only,
  readSoap,
  soapCall,
  soapEnvelope,
  textIn,
  type SoapFault,
  type SoapField,
  type SoapReply,
  type SoapRequest,
} from './soap.ts';
export type { Say } from './words.ts';

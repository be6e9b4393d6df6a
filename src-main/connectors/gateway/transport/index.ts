/**
 * What gateways share: calls over the Http port (the transport of the PACs), the same for packages of
 * vendors that want a `fetch`, what a lost call or an HTTP status comes to, and evidence without secrets.
 */
export { createTransport, type HttpAnswer, type Lost, type Transport } from '#connectors/pac/transport/http.ts';
export { jsonBody, objectOf, readJson, textOf, type JsonObject } from '#connectors/pac/transport/json.ts';
export type { Say } from '#connectors/pac/transport/words.ts';
export { evidenceOf } from './evidence.ts';
export { decimalOf, exactNumber, minorOf, readExactJson } from './exact.ts';
export { createJsonClient, Ended, RawJson, type JsonApi, type JsonClient } from './json-api.ts';
export { fetchOver, LostCall } from './fetch.ts';
export { refusedBy } from './limits.ts';
export { asQuestion, failureOfLost, failureOfStatus, Unreadable, type Failure } from './outcomes.ts';
export { nextPage, pageOf } from './paging.ts';
export { instantOfSeconds, instantOfText, known, rowsOf, minorUnits, optionalText, requiredText } from './read.ts';

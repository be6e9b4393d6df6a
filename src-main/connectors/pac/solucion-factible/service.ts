/** Calls of Solución Factible's three services: their addresses, and how their requests are written. */
import type { XmlElement } from '#domain/xml/tree.ts';
import {
  asQuestion,
  failureOfLost,
  failureOfStatus,
  only,
  soapCall,
  unreadable,
  type Failure,
  type SoapField,
  type SoapRequest,
  type Transport,
} from '../transport/index.ts';
import type { NotServed } from '../types.ts';
import { readWsdl, type Shape, type Wsdl } from './wsdl.ts';

/** Known from public clients generated from its WSDL; the other two are asked for theirs. */
const TIMBRADO = 'http://timbrado.ws.cfdi.solucionfactible.com';

type Learned = 'Cancelacion' | 'Utilerias';
type Values = Readonly<Record<string, string | boolean | number>>;

export type Answer =
  | { readonly kind: 'result'; readonly result: XmlElement }
  | { readonly kind: 'failure'; readonly failure: Failure };

export interface CallTime {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface Services {
  stamp(operation: string, fields: readonly SoapField[], time: CallTime): Promise<Answer>;
  /** A call of a service whose requests are written as its WSDL says. */
  ask(service: Learned, operation: string, request: Asking, time: CallTime): Promise<Answer>;
}

export interface Asking {
  readonly values: Values;
  /** Fields of one more field; `extras` are given where the service has them. */
  readonly within?: { readonly field: string; readonly values: Values; readonly extras: Values };
}

export function createServices(transport: Transport): Services {
  const { say } = transport;
  const learned = new Map<Learned, Wsdl>();

  async function call(service: string, request: SoapRequest, time: CallTime): Promise<Answer> {
    const path = `/ws/services/${service}.${service}HttpsSoap11Endpoint/`;
    const reply = await soapCall(transport, request, `urn:${request.operation}`, { path, ...time });
    if (reply.kind === 'lost') return failed(failureOfLost(reply));
    if (reply.kind === 'fault') {
      // Axis2's own: what the service has to say comes as a status.
      return failed({ kind: 'unknown', reason: 'server-error', words: say(reply.code, reply.message) });
    }
    if (reply.kind === 'no-envelope') {
      const words = say(String(reply.answer.status), reply.why);
      return failed(failureOfStatus(reply.answer, words) ?? unreadable(words));
    }
    const { element } = reply;
    const result = element.local === `${request.operation}Response` ? only(element, 'return') : undefined;
    return result === undefined ? failed(unreadable(say(undefined, `<${element.name}>`))) : { kind: 'result', result };
  }

  /** The service's WSDL, asked for once; where it cannot be had, nothing was sent to the service. */
  async function wsdlOf(service: Learned, time: CallTime): Promise<Wsdl | NotServed> {
    const known = learned.get(service);
    if (known !== undefined) return known;
    const answer = await transport.send({ method: 'GET', path: `/ws/services/${service}?wsdl`, ...time });
    if (answer.kind === 'lost') return asQuestion(failureOfLost(answer));
    const words = say(String(answer.status), `${service}?wsdl`);
    const failure = failureOfStatus(answer, words);
    if (failure !== undefined) return asQuestion(failure);
    const wsdl = readWsdl(answer.body);
    if (wsdl === undefined) return asQuestion(unreadable(words));
    learned.set(service, wsdl);
    return wsdl;
  }

  return {
    stamp: (operation, fields, time) => call('Timbrado', { namespace: TIMBRADO, operation, fields }, time),

    async ask(service, operation, { values, within }, time) {
      const wsdl = await wsdlOf(service, time);
      if ('kind' in wsdl) return failed(wsdl);
      const shape = wsdl.request(operation);
      const inner = within === undefined ? undefined : wsdl.within(operation, within.field);
      const needed = [...Object.keys(values), ...(within === undefined ? [] : [within.field])];
      const neededWithin = Object.keys(within?.values ?? {});
      if (shape === undefined || lacks(shape, needed) || (within !== undefined && lacks(inner, neededWithin))) {
        return failed({ kind: 'unavailable', words: say(undefined, `${service}?wsdl: ${operation}`) });
      }
      const fields: SoapField[] = inOrder(shape, values);
      if (within !== undefined && inner !== undefined) {
        const list = inOrder(inner, { ...within.values, ...within.extras });
        fields.push([within.field, list, inner.qualified ? inner.namespace : '']);
        fields.sort((a, b) => shape.fields.indexOf(a[0]) - shape.fields.indexOf(b[0]));
      }
      const { namespace, qualified } = shape;
      return call(service, { namespace, operation, fields, qualified }, time);
    },
  };
}

function lacks(shape: Shape | undefined, names: readonly string[]): boolean {
  return names.some((name) => shape?.fields.includes(name) !== true);
}

/** The values that the shape has fields for, in its order. */
function inOrder(shape: Shape, values: Values): SoapField[] {
  return shape.fields.flatMap((name): SoapField[] => {
    const value = values[name];
    return value === undefined ? [] : [[name, value]];
  });
}

function failed(failure: Failure): Answer {
  return { kind: 'failure', failure };
}

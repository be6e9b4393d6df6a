/** A CFDI as a person reads it: its own values, taken from the XML that was sealed (or would be). */

export interface Tax {
  readonly impuesto: string;
  readonly tipoFactor: string | undefined;
  readonly tasaOCuota: string | undefined;
  readonly base: string | undefined;
  readonly importe: string | undefined;
}

export interface Concepto {
  readonly claveProdServ: string;
  readonly noIdentificacion: string | undefined;
  readonly cantidad: string;
  readonly claveUnidad: string;
  readonly unidad: string | undefined;
  readonly descripcion: string;
  readonly valorUnitario: string;
  readonly importe: string;
  readonly descuento: string | undefined;
  readonly objetoImp: string | undefined;
}

export interface Cfdi {
  /** Attribute of the root, by its name in the standard. */
  readonly root: (name: string) => string | undefined;
  readonly emisor: (name: string) => string | undefined;
  readonly receptor: (name: string) => string | undefined;
  readonly conceptos: readonly Concepto[];
  readonly traslados: readonly Tax[];
  readonly retenciones: readonly Tax[];
  readonly locales: readonly {
    readonly nombre: string;
    readonly tasa: string;
    readonly importe: string;
    readonly withheld: boolean;
  }[];
  readonly relacionados: readonly { readonly tipoRelacion: string; readonly uuids: readonly string[] }[];
  readonly informacionGlobal: ((name: string) => string | undefined) | undefined;
  readonly timbre: ((name: string) => string | undefined) | undefined;
  /** Names of the complements but for the timbre: `ImpuestosLocales`, `LeyendasFiscales`. */
  readonly complementos: readonly string[];
}

type Attributes = (name: string) => string | undefined;

/** @throws SyntaxError for what is no XML */
export function readCfdi(xml: string): Cfdi {
  const parsed = new DOMParser().parseFromString(xml, 'application/xml');
  const root = parsed.documentElement;
  if (parsed.querySelector('parsererror') !== null) throw new SyntaxError('the document is no XML');
  const complements = children(root, 'Complemento').flatMap((each) => Array.from(each.children));
  const named = (name: string): Element | undefined => complements.find((each) => each.localName === name);
  const impuestos = children(root, 'Impuestos')[0];
  const timbre = named('TimbreFiscalDigital');
  const locales = named('ImpuestosLocales');
  const global = children(root, 'InformacionGlobal')[0];
  return {
    root: attributes(root),
    emisor: attributes(children(root, 'Emisor')[0]),
    receptor: attributes(children(root, 'Receptor')[0]),
    conceptos: within(root, 'Conceptos', 'Concepto').map(concepto),
    traslados: within(impuestos, 'Traslados', 'Traslado').map(tax),
    retenciones: within(impuestos, 'Retenciones', 'Retencion').map(tax),
    locales: Array.from(locales?.children ?? [], (each) => {
      const withheld = each.localName === 'RetencionesLocales';
      const said = attributes(each);
      return {
        nombre: said(withheld ? 'ImpLocRetenido' : 'ImpLocTrasladado') ?? '',
        tasa: said(withheld ? 'TasadeRetencion' : 'TasadeTraslado') ?? '',
        importe: said('Importe') ?? '',
        withheld,
      };
    }),
    relacionados: children(root, 'CfdiRelacionados').map((each) => ({
      tipoRelacion: attributes(each)('TipoRelacion') ?? '',
      uuids: children(each, 'CfdiRelacionado').map((one) => attributes(one)('UUID') ?? ''),
    })),
    informacionGlobal: global === undefined ? undefined : attributes(global),
    timbre: timbre === undefined ? undefined : attributes(timbre),
    complementos: complements.filter((each) => each !== timbre).map((each) => each.localName),
  };
}

function attributes(element: Element | undefined): Attributes {
  return (name) => element?.getAttribute(name) ?? undefined;
}

function children(element: Element | undefined, name: string): Element[] {
  return [...(element?.children ?? [])].filter((each) => each.localName === name);
}

function within(element: Element | undefined, parent: string, name: string): Element[] {
  return children(element, parent).flatMap((each) => children(each, name));
}

function concepto(element: Element): Concepto {
  const said = attributes(element);
  return {
    claveProdServ: said('ClaveProdServ') ?? '',
    noIdentificacion: said('NoIdentificacion'),
    cantidad: said('Cantidad') ?? '',
    claveUnidad: said('ClaveUnidad') ?? '',
    unidad: said('Unidad'),
    descripcion: said('Descripcion') ?? '',
    valorUnitario: said('ValorUnitario') ?? '',
    importe: said('Importe') ?? '',
    descuento: said('Descuento'),
    objetoImp: said('ObjetoImp'),
  };
}

function tax(element: Element): Tax {
  const said = attributes(element);
  return {
    impuesto: said('Impuesto') ?? '',
    tipoFactor: said('TipoFactor'),
    tasaOCuota: said('TasaOCuota'),
    base: said('Base'),
    importe: said('Importe'),
  };
}

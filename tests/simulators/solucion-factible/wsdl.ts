/**
 * The WSDLs that the services serve, as Axis2 writes them: the requests in one schema, the types in
 * another. The namespaces are not the vendor's, which are not public: whoever calls has to read these.
 */
const XSD = 'http://www.w3.org/2001/XMLSchema';

export interface Operation {
  readonly name: string;
  /** `name:type`, in order; `parametros:ax2:ParametrosBuscar` is a type of the other schema. */
  readonly fields: readonly string[];
}

export interface Service {
  readonly namespace: string;
  readonly operations: readonly Operation[];
  /** Types of the namespace with `/xsd`. */
  readonly types: Readonly<Record<string, readonly string[]>>;
}

export const TIMBRADO = 'http://timbrado.ws.cfdi.solucionfactible.com';

export const SERVICES: Readonly<Record<string, Service>> = {
  Cancelacion: {
    namespace: 'http://cancelacion.simulada.example',
    operations: [
      {
        name: 'enviarSolicitudCancelacionAsincrono',
        fields: ['usuario:string', 'password:string', 'solicitud:base64Binary', 'emailNotifica:string'],
      },
      {
        name: 'getStatusCancelacionAsincrona',
        fields: ['usuario:string', 'password:string', 'transactionId:string'],
      },
    ],
    types: {},
  },
  Utilerias: {
    namespace: 'http://utilerias.simuladas.example',
    operations: [
      { name: 'buscar', fields: ['usuario:string', 'password:string', 'parametros:ax2:ParametrosBuscar'] },
      { name: 'getTimbresImplementacion', fields: ['usuario:string', 'password:string'] },
    ],
    types: { ParametrosBuscar: ['folio:string', 'limit:int', 'offset:int', 'uuid:string'] },
  },
};

export function wsdlOf(name: string, { namespace, operations, types }: Service): string {
  const elements = (fields: readonly string[]): string =>
    fields
      .map((field) => {
        const [fieldName = '', ...type] = field.split(':');
        return `<xs:element minOccurs="0" name="${fieldName}" nillable="true" type="${type.length === 1 ? `xs:${type[0]}` : type.join(':')}"/>`;
      })
      .join('');
  const requests = operations.map(
    ({ name: operation, fields }) =>
      `<xs:element name="${operation}"><xs:complexType><xs:sequence>${elements(fields)}</xs:sequence></xs:complexType></xs:element>`,
  );
  const named = Object.entries(types).map(
    ([type, fields]) =>
      `<xs:complexType name="${type}"><xs:sequence>${elements(fields)}</xs:sequence></xs:complexType>`,
  );
  const schema = (target: string, inside: readonly string[]): string =>
    `<xs:schema attributeFormDefault="qualified" elementFormDefault="qualified" targetNamespace="${target}">${inside.join('')}</xs:schema>`;
  return (
    `<?xml version="1.0" encoding="UTF-8"?><wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:xs="${XSD}"` +
    ` xmlns:ns="${namespace}" xmlns:ax2="${namespace}/xsd" targetNamespace="${namespace}"><wsdl:documentation>${name}</wsdl:documentation>` +
    `<wsdl:types>${schema(`${namespace}/xsd`, named)}${schema(namespace, requests)}</wsdl:types></wsdl:definitions>`
  );
}

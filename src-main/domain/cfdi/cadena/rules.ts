/** Which rules hold for which version: each stylesheet of SAT includes its own set of complements. */
import { CFDI_NAMESPACE } from '../namespaces.ts';
import type { CfdiVersion } from '../model.ts';
import { readRules, type Step } from './notation.ts';
import { CARTA_PORTE } from './tables/carta-porte.ts';
import { CONCEPTS } from './tables/concepts.ts';
import { CORE } from './tables/core.ts';
import { SECTORS } from './tables/sectors.ts';
import { TRADE } from './tables/trade.ts';

/** What cadenaoriginal_4_0.xslt leaves out: there, these follow the built-in rules. */
const NOT_IN_40: readonly string[] = [
  CFDI_NAMESPACE['3.3'],
  'http://www.sat.gob.mx/EstadoDeCuentaCombustible',
  'http://www.sat.gob.mx/consumodecombustibles',
  'http://www.sat.gob.mx/terceros',
  'http://www.sat.gob.mx/Pagos',
  'http://www.sat.gob.mx/CartaPorte',
];
/** What cadenaoriginal_3_3.xslt leaves out. */
const NOT_IN_33: readonly string[] = [
  CFDI_NAMESPACE['4.0'],
  'http://www.sat.gob.mx/ComercioExterior20',
  'http://www.sat.gob.mx/Pagos20',
  'http://www.sat.gob.mx/CartaPorte30',
  'http://www.sat.gob.mx/CartaPorte31',
  'http://www.sat.gob.mx/hidrocarburospetroliferos',
];

const TABLES = new Map([...CORE, ...TRADE, ...CARTA_PORTE, ...SECTORS, ...CONCEPTS]);
/** Tables already read; a program that never sees a Carta Porte never reads its table. */
const read = new Map<string, ReadonlyMap<string, readonly Step[]>>();

/** The rules of one version of the standard. */
export class Rules {
  readonly version: CfdiVersion;
  private readonly left: ReadonlySet<string>;

  constructor(version: CfdiVersion, leftOut: readonly string[]) {
    this.version = version;
    this.left = new Set(leftOut);
  }

  /** Namespaces that have rules in this version. */
  namespaces(): readonly string[] {
    return [...TABLES.keys()].filter((namespace) => !this.left.has(namespace));
  }

  /** Every rule of a namespace by local name; undefined for a namespace without rules in this version. */
  of(namespace: string): ReadonlyMap<string, readonly Step[]> | undefined {
    if (this.left.has(namespace)) return undefined;
    const known = read.get(namespace);
    if (known !== undefined) return known;
    const text = TABLES.get(namespace);
    if (text === undefined) return undefined;
    const rules = readRules(text);
    read.set(namespace, rules);
    return rules;
  }

  /** The steps of a node, or undefined where the built-in rules hold. */
  find(namespace: string, local: string): readonly Step[] | undefined {
    return this.of(namespace)?.get(local);
  }
}

const RULES: Readonly<Record<CfdiVersion, Rules>> = {
  '4.0': new Rules('4.0', NOT_IN_40),
  '3.3': new Rules('3.3', NOT_IN_33),
};

/** The rules of a version. */
export function rulesOf(version: CfdiVersion): Rules {
  return RULES[version];
}

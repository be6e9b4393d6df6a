/** What SAT's Constancia de Situación Fiscal says of a taxpayer, read from its PDF. */
import { z } from 'zod';
import { recordFinding } from './findings.ts';

export const constancia = z.object({
  rfc: z.string(),
  /** As CFDI 4.0 wants it: a company without its régimen de capital, a person as «nombre(s) apellidos». */
  legalName: z.string(),
  curp: z.string().optional(),
  /** In force, the newest first; `clave` of c_RegimenFiscal is absent where the name is not known. */
  regimes: z.array(z.object({ clave: z.string().optional(), name: z.string(), since: z.iso.date().optional() })),
  postalCode: z.string().optional(),
  address: z
    .object({
      street: z.string().optional(),
      exteriorNumber: z.string().optional(),
      interiorNumber: z.string().optional(),
      neighbourhood: z.string().optional(),
      locality: z.string().optional(),
      municipality: z.string().optional(),
      state: z.string().optional(),
    })
    .optional(),
  /** «Régimen Capital» of a company, e.g. SOCIEDAD ANONIMA DE CAPITAL VARIABLE: never part of the name. */
  capital: z.string().optional(),
  tradeName: z.string().optional(),
  /** «Estatus en el padrón», e.g. ACTIVO. */
  status: z.string().optional(),
  issuedAt: z.iso.date().optional(),
  /** Identifier of the cédula. */
  idCif: z.string().optional(),
  /** Something to look at: not active, old, an unknown regime, the same RFC already a client. */
  findings: z.array(recordFinding),
});
export type ConstanciaView = z.infer<typeof constancia>;

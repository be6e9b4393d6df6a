/** What SAT's catalogs say about a taxpayer's data at the moment of writing it down, not months later. */
import { lookup } from '#domain/catalogs/index.ts';
import { isGenericRfc, parseRfc } from '#domain/rfc/rfc.ts';
import { CuadraError } from '#errors/cuadra-error.ts';

/**
 * @param generic whether XAXX010101000 and XEXX010101000 are taken: a client may be anybody, an issuer not
 * @throws CuadraError TAXPAYER_RFC_GENERIC, TAXPAYER_REGIMEN_UNKNOWN, TAXPAYER_REGIMEN_PERSONA
 */
export function checkTaxpayer({ rfc, regimenFiscal }: { rfc: string; regimenFiscal: string }, generic: boolean): void {
  if (isGenericRfc(rfc)) {
    if (!generic) throw new CuadraError('TAXPAYER_RFC_GENERIC', { params: { rfc }, field: 'rfc' });
    return;
  }
  const regimen = lookup('c_RegimenFiscal', regimenFiscal);
  const params = { regimen: regimenFiscal, rfc };
  if (regimen === undefined) throw new CuadraError('TAXPAYER_REGIMEN_UNKNOWN', { params, field: 'regimenFiscal' });
  const persona = parseRfc(rfc)?.persona;
  const fits = persona === 'fisica' ? regimen.fisica : persona === 'moral' ? regimen.moral : true;
  if (!fits) throw new CuadraError('TAXPAYER_REGIMEN_PERSONA', { params, field: 'regimenFiscal' });
}

/** Sheet and message of a charge that is paid by transfer, whoever's CLABE it is. */
import type { z } from 'zod';
import type { PaymentInstructions } from '#connectors/gateway/types.ts';
import type { fileContent } from '#contract/common.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { CompaniesService } from '../companies/service.ts';
import { saidColumns } from '../records.ts';
import type { SpeiFacts } from './facts.ts';
import { speiMessage, type SpeiMessage } from './message.ts';
import { renderSpeiSheet } from './sheet.ts';

/** A charge as far as its payer is concerned. */
export interface SpeiCharge {
  readonly companyId: string;
  readonly clientId?: string | undefined;
  readonly reference: string;
  readonly description: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly instructions?: PaymentInstructions | undefined;
}

export interface SpeiDeps {
  readonly clock: Clock;
  readonly companies: Pick<CompaniesService, 'get' | 'logoOf'>;
  /** @throws CuadraError NOT_FOUND */
  readonly chargeOf: (transactionId: string, locale: Locale) => SpeiCharge;
  readonly clientName: (clientId: string) => string;
}

export type SpeiService = ReturnType<typeof createSpeiService>;

export function createSpeiService({ clock, companies, chargeOf, clientName }: SpeiDeps) {
  /** @throws CuadraError NOT_FOUND, SPEI_NO_INSTRUCTIONS */
  function factsOf({ reference, description, amountMinor, currency, instructions }: SpeiCharge): SpeiFacts {
    if (instructions?.kind !== 'spei') throw new CuadraError('SPEI_NO_INSTRUCTIONS', { params: { reference } });
    const { kind: _kind, agreement: _agreement, instructionsUrl: _url, ...told } = instructions;
    return { ...told, description, amountMinor, currency, ours: reference };
  }

  return {
    /** @throws CuadraError NOT_FOUND, SPEI_NO_INSTRUCTIONS */
    async sheet(transactionId: string, locale: Locale): Promise<z.infer<typeof fileContent>> {
      const charge = chargeOf(transactionId, locale);
      const facts = factsOf(charge);
      const { legalName, rfc, tradeName, phone, email, brandColor } = companies.get(charge.companyId);
      const logo = companies.logoOf(charge.companyId);
      const company = { legalName, rfc, ...saidColumns({ tradeName, phone, email, brandColor, logo }) };
      const pdf = await renderSpeiSheet({ facts, company, locale, createdAt: clock.now() });
      return { name: `spei-${charge.reference}.pdf`, base64: Buffer.from(pdf).toString('base64') };
    },

    /** @throws CuadraError NOT_FOUND, SPEI_NO_INSTRUCTIONS */
    message(transactionId: string, locale: Locale): SpeiMessage {
      const charge = chargeOf(transactionId, locale);
      const { legalName, tradeName } = companies.get(charge.companyId);
      const payer = charge.clientId === undefined ? undefined : clientName(charge.clientId);
      return speiMessage(factsOf(charge), tradeName ?? legalName, payer, locale);
    },
  };
}

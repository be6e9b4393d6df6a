/**
 * The outside world of a desk that is being built: a PAC that is the demo PAC but for the invoices that are to end
 * otherwise, and a mail server that refuses the addresses that are to be refused.
 */
import { demoPacProvider } from '#connectors/pac/demo/index.ts';
import { findingOf } from '#connectors/pac/codes.ts';
import type { PacConnector, PacProvider, StampOutcome } from '#connectors/pac/types.ts';
import type { ProviderWords } from '#errors/cuadra-error.ts';
import type { MailTransport } from '#ports/mail.ts';
import type { Fate } from './plan.ts';

/** What PACs say, in the words in which they say it. */
const REFUSALS = [
  [
    'CFDI40145',
    'CFDI40145 - El campo Nombre del receptor, debe pertenecer al nombre asociado al RFC registrado en el campo Rfc del Receptor.',
  ],
  [
    'CFDI40147',
    'CFDI40147 - El campo DomicilioFiscalReceptor del receptor, debe encontrarse en el catálogo c_CodigoPostal y pertenecer al RFC registrado.',
  ],
  ['CFDI40143', 'CFDI40143 - Este RFC del receptor no existe en la lista de RFC inscritos no cancelados del SAT.'],
  ['305', '305 - La fecha de emisión no está dentro de la vigencia del CSD del emisor.'],
] as const;

const words = (message: string, code?: string): ProviderWords => ({
  provider: 'demo',
  ...(code === undefined ? {} : { code }),
  message,
});

/** @param fates what is to become of an invoice, by its id; the others are stamped */
export function scriptedPac(fates: ReadonlyMap<string, Fate>): PacProvider {
  const provider = demoPacProvider({ durable: false });
  let refused = 0;
  return {
    declaration: provider.declaration,
    connect(context, credentials): PacConnector {
      const pac = provider.connect(context, credentials);
      return {
        ...pac,
        async stamp(request, options): Promise<StampOutcome> {
          const fate = fates.get(request.reference);
          if (fate === 'rejected') {
            const [code, message] = REFUSALS[refused % REFUSALS.length] ?? REFUSALS[0];
            refused += 1;
            return { kind: 'rejected', code, findings: [findingOf(code)], words: words(message, code) };
          }
          if (fate === 'ready') {
            return { kind: 'unavailable', words: words('503 - Servicio en mantenimiento. Intente más tarde.', '503') };
          }
          const outcome = await pac.stamp(request, options);
          if (fate !== 'unknown' && fate !== 'stamping') return outcome;
          // Stamped over there; only the answer is lost. Asking will find it.
          return { kind: 'unknown', reason: 'timeout', words: words('La respuesta no llegó en 30 segundos.') };
        },
        async recover(request, options) {
          const fate = fates.get(request.document.reference);
          if (fate !== 'unknown' && fate !== 'stamping') return pac.recover(request, options);
          return { kind: 'unavailable', words: words('504 - El servicio de consulta no respondió.', '504') };
        },
      };
    },
  };
}

/** @param outcome by the Message-ID's invoice, so by what the caller decides from the addresses */
export function scriptedMail(outcome: (addresses: readonly string[]) => 'sent' | 'bounced' | 'failed'): MailTransport {
  return {
    send(account, mail, hooks) {
      const verdict = outcome(mail.recipients);
      if (verdict === 'failed') {
        const params = { host: account.host };
        const detail = '535 5.7.8 Error: authentication failed';
        return Promise.resolve({
          outcome: 'failed',
          failure: { code: 'MAIL_AUTH_REJECTED', params, retriable: false, detail },
        });
      }
      hooks?.onHandOver?.();
      if (verdict === 'sent') {
        const reply = '250 2.0.0 Ok: queued';
        const recipients = mail.recipients.map((address) => ({ address, outcome: 'accepted' as const, reply }));
        return Promise.resolve({ outcome: 'accepted', reply, recipients });
      }
      const recipients = mail.recipients.map((address) => ({
        address,
        outcome: 'refused' as const,
        reply: `550 5.1.1 <${address}>: Recipient address rejected: User unknown`,
      }));
      return Promise.resolve({ outcome: 'rejected', reply: recipients[0]?.reply ?? '', recipients });
    },
    test: () => Promise.resolve(undefined),
    inspect: () => Promise.reject(new Error('a desk that is being built inspects no certificate')),
  };
}

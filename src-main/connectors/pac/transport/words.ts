/** What a provider says, fit to be kept and shown: bounded, and without the account's secrets. */
import type { ProviderWords } from '#errors/cuadra-error.ts';
import { escapeAttribute, escapeText } from '#domain/xml/write.ts';

/** Longest text that is kept of a provider's; some send whole stack traces. */
const MAX_CODE = 60;
const MAX_MESSAGE = 1000;
const BLACKED_OUT = '[secreto]';

/** Makes the words of one account's provider. */
export type Say = (code: string | undefined, message: string | undefined) => ProviderWords;

/**
 * Words in which no secret of the account is left, as it is or in the forms in which requests carry it
 * (escaped, Base64, URL): some servers repeat the request in their error page.
 * @param secrets may grow: what is added is hidden from then on
 */
export function createWords(provider: string, secrets: readonly string[]): Say {
  let forms: readonly string[] = [];
  let known = -1;
  const allForms = (): readonly string[] => {
    if (known !== secrets.length) {
      known = secrets.length;
      // The longest first: a secret may be a part of another one's form.
      forms = [...new Set(secrets.filter((secret) => secret !== '').flatMap(formsOf))].toSorted(
        (a, b) => b.length - a.length,
      );
    }
    return forms;
  };
  const clean = (text: string, limit: number): string => {
    let out = text;
    for (const form of allForms()) out = out.replaceAll(form, BLACKED_OUT);
    // oxlint-disable-next-line no-control-regex -- control characters are what it takes out
    out = out.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').trim();
    return out.length > limit ? `${out.slice(0, limit - 1)}…` : out;
  };
  return (code, message) => ({
    provider,
    ...(code === undefined || code.trim() === '' ? {} : { code: clean(code, MAX_CODE) }),
    ...(message === undefined || message.trim() === '' ? {} : { message: clean(message, MAX_MESSAGE) }),
  });
}

function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret, 'utf8').toString('base64');
  const forms = [secret, base64, base64.replaceAll('=', ''), base64Url(base64), encodeURIComponent(secret)];
  forms.push(encodeURIComponent(secret).replaceAll('%20', '+'), JSON.stringify(secret).slice(1, -1));
  try {
    forms.push(escapeText(secret), escapeAttribute(secret));
  } catch {
    // It has a character that XML lacks: no XML carries it.
  }
  return forms;
}

function base64Url(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

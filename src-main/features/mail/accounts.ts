/** Mail accounts: one per company, checked before they are stored, tried before they are trusted. */
import { isIP } from 'node:net';
import { v7 as uuidv7 } from 'uuid';
import type { MailAccount, MailAccountInput } from '#contract/mail.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import {
  isLoopback,
  readPinnedCertificate,
  type MailFailure,
  type PresentedCertificate,
  type SmtpAccount,
} from '#ports/mail.ts';
import * as companies from '../companies/repository.ts';
import { withoutNulls } from '../records.ts';
import { headerWord, normalizeAddress } from './address.ts';
import type { MailDeps, SecretScope } from './ports.ts';
import * as repository from './repository.ts';
import type { MailAccountRow } from './tables.ts';

/** The password as the contract takes it: absent keeps the stored one, null forgets it. */
type PasswordInput = string | null | undefined;

export type MailAccounts = ReturnType<typeof createMailAccounts>;

export function createMailAccounts({ db, clock, audit, transport, secrets }: MailDeps) {
  return {
    get(companyId: string): MailAccount | null {
      const row = repository.findAccount(db, companyId);
      return row === undefined ? null : toView(row);
    },

    /**
     * Stores the account; the first time without a version. A stored password stays only where the
     * account stays the same in all that decides who gets it.
     * @throws CuadraError NOT_FOUND, STALE_VERSION, MAIL_PASSWORD_AGAIN, MAIL_HOST_INVALID, MAIL_PLAIN_NOT_LOCAL, MAIL_PIN_INVALID, MAIL_ADDRESS_INVALID
     */
    set(
      input: MailAccountInput & { companyId: string; version?: number | undefined; password?: PasswordInput },
      actor: string,
    ): MailAccount {
      const columns = toColumns(input);
      return db.transaction((tx) => {
        const before = repository.findAccount(tx, input.companyId);
        if (companies.findCompany(tx, input.companyId) === undefined) {
          const params = { what: 'companies.name', id: input.companyId };
          throw new CuadraError('NOT_FOUND', { params, field: 'companyId' });
        }
        if (before?.version !== input.version) throw new CuadraError('STALE_VERSION');
        if (before !== undefined && input.password === undefined) checkSameReceiver(before, columns);
        const at = clock.now().toISOString();
        const id = before?.id ?? uuidv7();
        const hasPassword = input.password === undefined ? (before?.hasPassword ?? false) : input.password !== null;
        if (before === undefined) {
          const row = { ...columns, id, companyId: input.companyId, hasPassword, createdAtUtc: at, updatedAtUtc: at };
          repository.insertAccount(tx, { ...row, version: 1 });
        } else {
          repository.updateAccount(tx, id, before.version, { ...columns, hasPassword, updatedAtUtc: at });
        }
        if (typeof input.password === 'string') secrets.seal(tx, passwordOf(id), input.password);
        if (input.password === null && before?.hasPassword === true) secrets.forget(tx, passwordOf(id));
        const after = toView(mustFind(tx, input.companyId));
        audit(tx, {
          actor,
          action: before === undefined ? 'mail-account.created' : 'mail-account.updated',
          record: `mail-account:${id}`,
          ...(before === undefined ? {} : { before: toView(before) }),
          after,
        });
        return after;
      });
    },

    /**
     * Connects and logs in, with the stored account or with one that is not stored yet; a password
     * that was not said is the stored one, where the account is otherwise the stored one too.
     * @returns how long it took, in milliseconds
     * @throws CuadraError MAIL_PASSWORD_AGAIN, MAIL_*: one code per cause, with the server's words
     */
    async test(
      companyId: string,
      input: (MailAccountInput & { password?: PasswordInput }) | undefined,
    ): Promise<{ ok: true; durationMs: number }> {
      const account = input === undefined ? this.smtpAccount(companyId) : unsaved(companyId, input);
      const started = performance.now();
      const failed = await transport.test(account);
      if (failed !== undefined) throw toError(failed, account.host);
      return { ok: true, durationMs: Math.round(performance.now() - started) };
    },

    /** The certificate that a server shows, for a person to compare and pin. */
    async inspect(target: Pick<SmtpAccount, 'host' | 'port' | 'security'>): Promise<PresentedCertificate> {
      const result = await transport.inspect({ ...target, host: checkHost(target.host) });
      if ('pem' in result) return result;
      throw toError(result, target.host);
    },

    /** @throws CuadraError MAIL_ACCOUNT_MISSING */
    mustFind: (companyId: string): MailAccountRow => mustFind(db, companyId),

    /**
     * The account with its password opened: for one conversation, never kept.
     * @throws CuadraError MAIL_ACCOUNT_MISSING or the vault's own
     */
    smtpAccount(companyId: string): SmtpAccount {
      const row = mustFind(db, companyId);
      return toSmtp(row, row.hasPassword ? secrets.open(db, passwordOf(row.id)) : undefined);
    },
  };

  function mustFind(tx: Db, companyId: string): MailAccountRow {
    const row = repository.findAccount(tx, companyId);
    if (row === undefined) throw new CuadraError('MAIL_ACCOUNT_MISSING');
    return row;
  }

  function unsaved(companyId: string, input: MailAccountInput & { password?: PasswordInput }): SmtpAccount {
    const columns = toColumns(input);
    if (typeof input.password === 'string') return toSmtp(columns, input.password);
    const stored = repository.findAccount(db, companyId);
    if (input.password === null || stored?.hasPassword !== true) return toSmtp(columns, undefined);
    checkSameReceiver(stored, columns);
    return toSmtp(columns, secrets.open(db, passwordOf(stored.id)));
  }
}

/**
 * A stored password is only ever shown to whom it was stored for: the same server, reached in the same
 * way and trusted for the same reason, and for the same user.
 * @throws CuadraError MAIL_PASSWORD_AGAIN when anything of that is different
 */
function checkSameReceiver(stored: MailAccountRow, next: AccountColumns): void {
  if (!stored.hasPassword) return;
  const decisive = ['host', 'port', 'security', 'username', 'pinnedCertificate'] as const;
  if (decisive.every((column) => stored[column] === next[column])) return;
  throw new CuadraError('MAIL_PASSWORD_AGAIN', { params: { host: next.host }, field: 'password' });
}

/** A failure as the error that crosses the contract, with the other side's words. */
export function toError(failed: MailFailure, host: string): CuadraError {
  return new CuadraError(failed.code, {
    params: failed.params,
    retriable: failed.retriable,
    ...(failed.detail === '' ? {} : { provider: { provider: host, message: failed.detail } }),
  });
}

type AccountColumns = Omit<
  MailAccountRow,
  'id' | 'companyId' | 'hasPassword' | 'createdAtUtc' | 'updatedAtUtc' | 'version'
>;

function toColumns(input: MailAccountInput): AccountColumns {
  const host = checkHost(input.host);
  if (input.security === 'none' && !isLoopback(host)) {
    throw new CuadraError('MAIL_PLAIN_NOT_LOCAL', { params: { host }, field: 'security' });
  }
  if (input.pinnedCertificate !== undefined) readPinnedCertificate(input.pinnedCertificate);
  return {
    host,
    port: input.port,
    security: input.security,
    username: input.user === undefined ? null : headerWord(input.user, 'user'),
    pinnedCertificate: input.pinnedCertificate ?? null,
    fromName: input.fromName === undefined ? null : headerWord(input.fromName, 'fromName'),
    fromAddress: normalizeAddress(input.fromAddress, 'fromAddress'),
    replyTo: input.replyTo === undefined ? null : normalizeAddress(input.replyTo, 'replyTo'),
  };
}

/** A bare host name or address: no scheme, port, path or blank. */
function checkHost(input: string): string {
  const host = input.trim().toLowerCase();
  if (isIP(host) !== 0 || /^(?!-)[\p{L}\p{N}-]{1,63}(?:\.(?!-)[\p{L}\p{N}-]{1,63})*$/u.test(host)) return host;
  throw new CuadraError('MAIL_HOST_INVALID', { params: { host: host.slice(0, 80) }, field: 'host' });
}

function toSmtp(row: AccountColumns, password: string | undefined): SmtpAccount {
  return {
    host: row.host,
    port: row.port,
    security: row.security,
    ...(row.username === null ? {} : { user: row.username }),
    ...(password === undefined ? {} : { password }),
    ...(row.pinnedCertificate === null ? {} : { pinnedCertificate: row.pinnedCertificate }),
  };
}

function passwordOf(id: string): SecretScope {
  return { table: 'mail_accounts', id, column: 'password' };
}

function toView(row: MailAccountRow): MailAccount {
  const { username, ...rest } = row;
  return { ...withoutNulls(rest), ...(username === null ? {} : { user: username }) };
}

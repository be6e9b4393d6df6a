/** Mail services that a desk is likely to have, as their own help pages say how to reach them. */
import type { MailAccountInput } from '#contract/mail.ts';

export interface MailPreset {
  readonly id: 'gmail' | 'microsoft' | 'zoho' | 'titan';
  readonly name: string;
  readonly server: Pick<MailAccountInput, 'host' | 'port' | 'security'>;
}

export const MAIL_PRESETS: readonly MailPreset[] = [
  { id: 'gmail', name: 'Gmail', server: { host: 'smtp.gmail.com', port: 465, security: 'tls' } },
  {
    id: 'microsoft',
    name: 'Outlook / Microsoft 365',
    server: { host: 'smtp.office365.com', port: 587, security: 'starttls' },
  },
  { id: 'zoho', name: 'Zoho', server: { host: 'smtp.zoho.com', port: 465, security: 'tls' } },
  { id: 'titan', name: 'Titan', server: { host: 'smtp.titan.email', port: 465, security: 'tls' } },
];

/** Which one these are; undefined for any other server. */
export function presetOf(host: string): MailPreset | undefined {
  return MAIL_PRESETS.find((preset) => preset.server.host === host.trim().toLowerCase());
}

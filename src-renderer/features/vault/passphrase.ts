/** A new passphrase: typed twice, of twelve characters or more, with a hint of how hard it is to guess. */
import { useState } from 'react';

export const LEAST_CHARACTERS = 12;

export type Strength = 'short' | 'weak' | 'fair' | 'good' | 'strong';

/** A rough word for it: length counts, repetition and a single kind of sign count against it. */
export function strengthOf(passphrase: string): Strength {
  if (passphrase.length < LEAST_CHARACTERS) return 'short';
  const different = new Set(passphrase.toLowerCase()).size;
  if (different < 6 || /^\d+$/.test(passphrase) || /(.{2,})\1{2,}/.test(passphrase)) return 'weak';
  const words = passphrase.trim().split(/\s+/).length;
  if (passphrase.length >= 24 || (words >= 4 && passphrase.length >= 20)) return 'strong';
  return passphrase.length >= 16 ? 'good' : 'fair';
}

export function useNewPassphrase() {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const strength = strengthOf(passphrase);
  return {
    passphrase,
    again,
    setPassphrase,
    setAgain,
    strength,
    differs: again !== '' && again !== passphrase,
    ok: strength !== 'short' && again === passphrase,
    clear: () => {
      setPassphrase('');
      setAgain('');
    },
  };
}

export type NewPassphrase = ReturnType<typeof useNewPassphrase>;

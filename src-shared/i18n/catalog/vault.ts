/** Words of the vault feature. */
export const es = {
  'vault.state.not-set-up':
    'Todavía no se guardan secretos. Configura Cuadra para crear la llave maestra y su clave de recuperación.',
  'vault.state.unlocked': 'Los secretos están disponibles.',
  'vault.state.locked': 'Los secretos están bloqueados. Desbloquéalos para sellar, timbrar y enviar.',
  'vault.state.keychain-locked':
    'El llavero del sistema está bloqueado. Desbloquéalo con la contraseña de tu sesión y vuelve a intentarlo.',
  'vault.state.keychain-absent':
    'Este equipo no tiene un llavero que responda. Inicia el del sistema, o usa la clave de recuperación y elige una frase de contraseña.',
  'vault.state.key-mismatch':
    'El llavero no tiene la llave de estos datos (se borró, o cambió de equipo o de usuario). Nada se perdió: escribe la clave de recuperación.',
  'vault.state.needs-passphrase': 'Escribe la frase de contraseña para usar los secretos guardados.',
  'error.KEYCHAIN_LOCKED':
    'El llavero del sistema está bloqueado. Desbloquéalo con la contraseña de tu sesión y vuelve a intentarlo.',
  'error.KEYCHAIN_ABSENT':
    'El llavero del sistema no responde en este equipo. Inícialo, o elige una frase de contraseña para guardar la llave.',
  'error.VAULT_NOT_SET_UP': 'Todavía no hay llave maestra. Configura Cuadra primero.',
  'error.VAULT_ALREADY_SET_UP': 'La llave maestra ya existe. No se crea otra sobre los secretos guardados.',
  'error.VAULT_LOCKED': 'Los secretos están bloqueados. Desbloquéalos y vuelve a intentarlo.',
  'error.VAULT_KEY_MISMATCH':
    'El llavero no tiene la llave de estos datos. Nada se perdió: escribe la clave de recuperación.',
  'error.VAULT_PASSPHRASE_NEEDED': 'Escribe la frase de contraseña.',
  'error.VAULT_PASSPHRASE_WRONG':
    'La frase de contraseña no es correcta. Si la olvidaste, usa la clave de recuperación.',
  'error.VAULT_PASSPHRASE_SHORT':
    'La frase de contraseña debe tener al menos {{min}} caracteres. Varias palabras al azar son buena idea.',
  'error.VAULT_TAMPERED':
    'Un secreto guardado fue cambiado fuera de Cuadra ({{where}}) y no se puede usar. Captúralo de nuevo o restaura una copia.',
  'error.VAULT_SECRET_MISSING': 'Falta un secreto ({{where}}). Captúralo de nuevo.',
  'error.VAULT_RECOVERY_TAMPERED':
    'La clave de recuperación guardada fue cambiada fuera de Cuadra. Crea una nueva clave de recuperación antes de seguir.',
  'error.RECOVERY_KEY_MALFORMED':
    'La clave de recuperación tiene 9 grupos de 4 letras y números. Revisa que esté completa.',
  'error.RECOVERY_KEY_MISTYPED': 'La clave de recuperación tiene un error de captura. Revísala letra por letra.',
  'error.RECOVERY_KEY_WRONG':
    'La clave de recuperación no es la de estos datos. Busca la más reciente que se haya anotado.',
};

export const en: Record<keyof typeof es, string> = {
  'vault.state.not-set-up': 'No secrets are kept yet. Set Cuadra up to make the master key and its recovery key.',
  'vault.state.unlocked': 'Secrets can be used.',
  'vault.state.locked': 'Secrets are locked. Unlock them to seal, stamp and send.',
  'vault.state.keychain-locked':
    'The system’s keychain is locked. Unlock it with your session’s password and try again.',
  'vault.state.keychain-absent':
    'No keychain answers on this machine. Start the system’s, or use the recovery key and choose a passphrase.',
  'vault.state.key-mismatch':
    'The keychain does not have this data’s key (it was erased, or the machine or user changed). Nothing is lost: type the recovery key.',
  'vault.state.needs-passphrase': 'Type the passphrase to use the stored secrets.',
  'error.KEYCHAIN_LOCKED': 'The system’s keychain is locked. Unlock it with your session’s password and try again.',
  'error.KEYCHAIN_ABSENT':
    'The system’s keychain does not answer on this machine. Start it, or choose a passphrase to keep the key.',
  'error.VAULT_NOT_SET_UP': 'There is no master key yet. Set Cuadra up first.',
  'error.VAULT_ALREADY_SET_UP': 'The master key exists already. Another one is not made over stored secrets.',
  'error.VAULT_LOCKED': 'Secrets are locked. Unlock them and try again.',
  'error.VAULT_KEY_MISMATCH': 'The keychain does not have this data’s key. Nothing is lost: type the recovery key.',
  'error.VAULT_PASSPHRASE_NEEDED': 'Type the passphrase.',
  'error.VAULT_PASSPHRASE_WRONG': 'The passphrase is not right. If it is forgotten, use the recovery key.',
  'error.VAULT_PASSPHRASE_SHORT':
    'The passphrase must have at least {{min}} characters. Several random words are a good idea.',
  'error.VAULT_TAMPERED':
    'A stored secret was changed outside Cuadra ({{where}}) and cannot be used. Enter it again or restore a backup.',
  'error.VAULT_SECRET_MISSING': 'A secret is missing ({{where}}). Enter it again.',
  'error.VAULT_RECOVERY_TAMPERED':
    'The stored recovery key was changed outside Cuadra. Make a new recovery key before going on.',
  'error.RECOVERY_KEY_MALFORMED': 'A recovery key has 9 groups of 4 letters and digits. Check that it is complete.',
  'error.RECOVERY_KEY_MISTYPED': 'The recovery key has a typing error. Check it letter by letter.',
  'error.RECOVERY_KEY_WRONG': 'The recovery key is not this data’s. Look for the latest one that was written down.',
};

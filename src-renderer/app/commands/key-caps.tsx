/** A combination as it stands on the keys. */
import { shownKeys } from './keys.ts';

export function Keys({ combination }: { combination: string }) {
  return (
    <span>
      {shownKeys(combination).map((key) => (
        <kbd key={key} style={{ marginLeft: 2 }}>
          {key}
        </kbd>
      ))}
    </span>
  );
}

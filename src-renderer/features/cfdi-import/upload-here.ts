/** The upload of this window: it outlives the screen, so that a person may go elsewhere meanwhile. */
import { useSyncExternalStore } from 'react';
import { client } from '../../app/connection/link.ts';
import { createUploader, type Upload } from './uploader.ts';

export const uploader = createUploader(client.cfdiImports);

export function useUpload(): Upload | undefined {
  return useSyncExternalStore(
    (listener) => uploader.subscribe(listener),
    () => uploader.get(),
  );
}

/** The XML of a received document, as it came. It never changes, so that it is read once. */
import { useQuery } from '@tanstack/react-query';
import { client } from '../../app/connection/link.ts';
import { fromBase64, type FileContent } from '../../ui/fields/files.ts';

export interface ReceivedXml {
  readonly file: FileContent;
  readonly xml: string;
}

export function useReceivedXml(id: string): {
  readonly document: ReceivedXml | undefined;
  readonly error: unknown;
  readonly retry: () => void;
} {
  const { data, error, refetch } = useQuery({
    queryKey: ['received-file', id],
    queryFn: async ({ signal }): Promise<ReceivedXml> => {
      const file = await client.received.xml({ id }, { signal });
      return { file, xml: new TextDecoder().decode(fromBase64(file.base64)) };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { document: data, error, retry: () => void refetch() };
}

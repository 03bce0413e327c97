import type { ClientTokens } from './clientTokens.ts';
import { DIRECT_LINE_PATH } from './options.ts';
import type { UploadedFile } from './uploadBody.ts';

/** The absolute addresses that Direct Line hands out. */
export interface Links {
  /** A WebSocket address that may be opened within 60 seconds. */
  stream(conversationId: string, position: number): string;
  /** The address of an uploaded file; whoever has it may fetch it, for as long as the file is kept. */
  download(uploadId: string, file: Pick<UploadedFile, 'name'>): string;
}

export function createLinks(publicUrl: () => string, tokens: ClientTokens): Links {
  return {
    stream: (conversationId, position) => {
      const query = new URLSearchParams({ watermark: String(position), t: tokens.stream.mint({ conversationId }) });
      const path = `${DIRECT_LINE_PATH}/conversations/${encodeURIComponent(conversationId)}/stream`;
      return `${publicUrl().replace(/^http/, 'ws')}${path}?${query.toString()}`;
    },
    download: (uploadId, { name }) => {
      const query = new URLSearchParams({ t: tokens.download.mint({ uploadId }) });
      const path = `${DIRECT_LINE_PATH}/attachments/${encodeURIComponent(uploadId)}/${encodeURIComponent(name)}`;
      return `${publicUrl()}${path}?${query.toString()}`;
    },
  };
}

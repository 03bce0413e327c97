import type { Clock, Ids } from '../clock.ts';
import { LIMITS } from './limits.ts';
import type { Links } from './links.ts';
import type { ChatUser, DirectLineStore } from './ports.ts';
import { DirectLineRefusal } from './refusal.ts';
import type { UploadedFile } from './uploadBody.ts';

export interface UploadsParts {
  readonly store: DirectLineStore;
  readonly links: Links;
  readonly visitorOf: (user: ChatUser) => string;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** A file as an activity names it. */
export interface KeptFile {
  readonly name: string;
  readonly contentType: string;
  readonly contentUrl: string;
}

export interface Uploads {
  /**
   * Keeps the files for 24 hours, and answers their addresses. Throws a 429 {@link DirectLineRefusal}, and keeps none,
   * where the conversation or the visitor has too much there already.
   */
  keep(conversationId: string, user: ChatUser, files: readonly UploadedFile[]): readonly KeptFile[];
}

export function createUploads({ store, links, visitorOf, clock, ids }: UploadsParts): Uploads {
  function requireRoom(conversationId: string, visitor: string, added: number): void {
    const kept = store.uploadedBytes({ conversationId, visitor });
    const fits =
      kept.conversation + added <= LIMITS.keptPerConversation && kept.visitor + added <= LIMITS.keptPerVisitor;
    if (fits) return;
    throw new DirectLineRefusal(
      'TooManyRequests',
      'Too many files were sent in the last 24 hours. Send fewer or smaller ones, or come back tomorrow.',
    );
  }

  return {
    keep: (conversationId, user, files) => {
      const visitor = visitorOf(user);
      const added = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
      requireRoom(conversationId, visitor, added);
      return files.map((file) => {
        const id = ids.next();
        store.saveUpload({ ...file, id, conversationId, visitor, createdAt: clock.now() });
        return { name: file.name, contentType: file.contentType, contentUrl: links.download(id, file) };
      });
    },
  };
}

import type { ChatTicket, ChatUser, DirectLineClient } from '../../portal/ports.ts';

/** Keeps whom each conversation was started for; its tokens say both. */
export class FakeDirectLine implements DirectLineClient {
  readonly users = new Map<string, ChatUser>();
  /** The conversations whose users told that they left. */
  readonly left: string[] = [];
  /** Thrown by the next call. */
  failure: Error | undefined;

  start(user: ChatUser): Promise<ChatTicket> {
    const conversationId = `conversation-${String(this.users.size + 1)}`;
    this.users.set(conversationId, user);
    return this.#ticket(conversationId, user);
  }

  resume(conversationId: string, user: ChatUser): Promise<ChatTicket | 'gone'> {
    const isTheirs = this.users.get(conversationId)?.id === user.id;
    return isTheirs ? this.#ticket(conversationId, user) : Promise.resolve('gone');
  }

  leave(conversationId: string): Promise<void> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    this.left.push(conversationId);
    return Promise.resolve();
  }

  #ticket(conversationId: string, { id }: ChatUser): Promise<ChatTicket> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    return Promise.resolve({ conversationId, token: `${conversationId} of ${id}` });
  }
}

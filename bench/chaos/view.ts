import type { Heard } from './heard.ts';

/** What somebody believes their situation to be, from what they were told and what they did. */
export interface View {
  /** In a chat with, by name. */
  readonly chat?: string;
  readonly isWaiting?: true;
  /** Chats that are over, by name: words that are older than the end of one do not bring it back. */
  readonly over?: readonly string[];
}

export function afterHearing(view: View, side: 'agent' | 'customer', heard: Heard): View {
  switch (heard.kind) {
    case 'summary':
      return withSummary(view, heard);
    case 'connected':
      return { chat: heard.agent };
    case 'writingTo':
    // It names the customer they are connected to now, and asks whether they mean that one.
    case 'held':
      return { ...view, chat: heard.customer };
    case 'over':
      return side === 'customer' ? {} : withoutChat(view, heard.with);
    case 'noChat':
      return withoutAnyChat(view);
    case 'waiting':
      return side === 'customer' ? { isWaiting: true } : view;
    case 'line':
      return side === 'customer' ? { chat: heard.author } : view;
    case 'offer':
    case 'report':
    case 'other':
      return view;
    default:
      return heard satisfies never;
  }
}

function withSummary(view: View, { customer, current }: Extract<Heard, { kind: 'summary' }>): View {
  const over = (view.over ?? []).filter((name) => name !== customer);
  const chat = current ?? customer;
  return over.includes(chat) ? { over } : { over, chat };
}

function withoutChat({ chat, over = [] }: View, name: string): View {
  return { over: [...over, name], ...(chat === undefined || chat === name ? {} : { chat }) };
}

function withoutAnyChat(view: View): View {
  return view.chat === undefined ? view : withoutChat(view, view.chat);
}

/** Whoever types a command that leaves or changes the chat no longer knows whom they write to, until they are told. */
export function afterTyping({ chat, ...view }: View, text: string): View {
  if (chat === undefined) return view;
  if (/^#(?:exit|transfer)\b/.test(text)) return withoutChat(view, chat);
  return /^#(?:switch|accept)\b/.test(text) ? view : { ...view, chat };
}

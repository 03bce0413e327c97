import type { NewEntry, Upload } from '../../directline/ports.ts';
import { NOW } from '../support/clock.ts';

export function anEntry(overrides: Partial<NewEntry> = {}): NewEntry {
  return {
    conversationId: 'conversation-1',
    delivery: 'none',
    body: { type: 'message', text: 'Hello' },
    at: NOW,
    ...overrides,
  };
}

export function anUpload(overrides: Partial<Upload> = {}): Upload {
  const bytes = new Uint8Array([0, 1, 254, 255]);
  return {
    id: 'upload-1',
    conversationId: 'conversation-1',
    name: 'a.bin',
    contentType: 'a/b',
    bytes,
    visitor: 'visitor-1',
    createdAt: NOW,
    ...overrides,
  };
}

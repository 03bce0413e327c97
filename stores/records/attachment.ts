import { z } from 'zod';
import type { Attachment } from '../../handoff/domain/attachment.ts';
import { exactly } from './exactly.ts';

export const attachmentSchema = exactly<Attachment>()(
  z.object({
    contentType: z.string(),
    contentUrl: z.string(),
    name: z.string().exactOptional(),
  }),
);

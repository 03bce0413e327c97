import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { DirectLineRefusal } from './refusal.ts';

/** What a client may send. Azure keeps `conversationUpdate` and its like to itself, and so do we. */
const CLIENT_TYPES = ['message', 'event', 'typing', 'endOfConversation'] as const;

const linkSchema = z.string().regex(/^(https?|data):/i, 'must be an http, https or data address');
const attachmentSchema = z.object({
  contentType: z.string().max(255),
  contentUrl: linkSchema.nullish(),
  thumbnailUrl: linkSchema.nullish(),
  content: z.unknown().optional(),
  name: z.string().max(255).nullish(),
});

interface ChannelData {
  readonly clientActivityID?: string | undefined;
  /** The `clientActivityID` with which the page tried first to send what it now sends again under another. */
  readonly retryOf?: string | undefined;
  readonly [name: string]: unknown;
}

/** What the server says of an activity begins with this, and a client cannot say it. */
const OUR_MARKS = /^koji/i;

function withoutOurMarks({ clientActivityID, ...rest }: ChannelData): ChannelData {
  const own = Object.fromEntries(Object.entries(rest).filter(([name]) => !OUR_MARKS.test(name)));
  return { ...own, ...(clientActivityID !== undefined && { clientActivityID }) };
}

/** Fields that are not named here do not reach the bot: who, where and when are said by the server. */
const clientActivitySchema = z.object({
  type: z.enum(CLIENT_TYPES),
  from: z.object({ id: z.string().max(255).optional(), name: z.string().max(255).nullish() }).optional(),
  text: z.string().nullish(),
  textFormat: z.string().max(50).nullish(),
  locale: z.string().max(50).nullish(),
  localTimestamp: z.string().max(50).nullish(),
  localTimezone: z.string().max(100).nullish(),
  inputHint: z.string().max(50).nullish(),
  name: z.string().max(255).nullish(),
  value: z.unknown().optional(),
  valueType: z.string().max(255).nullish(),
  code: z.string().max(255).nullish(),
  replyToId: z.string().max(255).nullish(),
  attachments: z.array(attachmentSchema).nullish(),
  attachmentLayout: z.string().max(50).nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  channelData: z
    .looseObject({ clientActivityID: z.string().max(255).optional(), retryOf: z.string().max(255).optional() })
    .transform(withoutOurMarks)
    .nullish(),
});
export type ClientActivity = z.infer<typeof clientActivitySchema>;

/** Throws a {@link DirectLineRefusal}: 413 when it is too big, 400 when it is not an activity a client may send. */
export function parseClientActivity(json: string): ClientActivity {
  if (json.length > LIMITS.activityCharacters) {
    throw new DirectLineRefusal(
      'MessageSizeTooBig',
      `An activity has at most ${LIMITS.activityCharacters} characters. Send a shorter text, or a file by upload.`,
    );
  }
  return parseBody(json, clientActivitySchema);
}

/** Parses a JSON body; throws a 400 that names the field at fault. */
export function parseBody<Result>(json: string, schema: z.ZodType<Result>): Result {
  const result = schema.safeParse(parseJson(json));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') || 'body';
  throw new DirectLineRefusal('BadArgument', `${field}: ${issue?.message ?? 'not valid'}.`);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new DirectLineRefusal('BadArgument', 'The body is not JSON. Send a JSON object.', { cause });
  }
}

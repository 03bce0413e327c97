import { isDeepStrictEqual } from 'node:util';
import type { ClientActivity } from './clientActivity.ts';
import type { DirectLineOptions } from './options.ts';

type Masks = Required<Pick<DirectLineOptions, 'mask' | 'maskFileName'>>;

/** Stands in the channel data of what a client has sent, where something of it was hidden before the bot got it. */
const MASKED_MARK = 'kojiMasked';

/** Where a client can put text. Addresses of files stay as they are: some carry a token that the bot needs. */
const FIELDS_WITH_TEXT: readonly string[] = ['text', 'value', 'entities', 'channelData'];
/** What of it a person has written, and not the client in their name. */
const WRITTEN = ['text', 'value', 'attachments'] as const;

/** The activity without secrets; marked, where that takes away something of what the person has written. */
export function masked(activity: ClientActivity, masks: Masks): ClientActivity {
  const safe = withoutSecrets(activity, masks);
  const isChanged = WRITTEN.some((field) => !isDeepStrictEqual(safe[field], activity[field]));
  return isChanged ? withMark(safe) : safe;
}

/** Says with the activity that something of it was hidden. */
export function withMark<Marked extends ClientActivity>(activity: Marked): Marked {
  return { ...activity, channelData: { ...activity.channelData, [MASKED_MARK]: true } };
}

function withoutSecrets(activity: ClientActivity, { mask, maskFileName }: Masks): ClientActivity {
  const fields = Object.entries(activity).map(([name, field]) =>
    FIELDS_WITH_TEXT.includes(name) ? [name, mask(field)] : [name, field],
  );
  const attachments = activity.attachments?.map((file) => ({
    ...file,
    ...(file.name && { name: maskFileName(file.name) }),
    ...(file.content !== undefined && { content: mask(file.content) }),
  }));
  return { ...activity, ...Object.fromEntries(fields), ...(attachments && { attachments }) };
}

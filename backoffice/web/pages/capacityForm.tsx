import { Button, Field, makeStyles, SpinButton, tokens } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { Settings } from '../../../settings/settings.ts';
import { settingsSchema } from '../../../settings/settings.ts';
import type { LiveAgentFormProps } from './liveAgentForm.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalL },
  number: { width: '120px' },
});

/** How many chats an agent holds at a time. */
export function CapacityForm({ settings, isSaving, onSave }: LiveAgentFormProps) {
  const styles = useStyles();
  // What has been typed and is not saved yet; without it, the field shows the setting.
  const [draft, setDraft] = useState<string>();
  const text = draft ?? String(settings.liveChat.capacity);
  const wanted = withCapacity(settings, text);

  const save = async (next: Settings): Promise<void> => {
    const { capacity } = next.liveChat;
    const chats = capacity === 1 ? '1 chat' : `${String(capacity)} chats`;
    if ((await onSave(next, `Saved: up to ${chats} per agent.`)) === 'settled') setDraft(undefined);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted !== undefined && !isSaving) void save(wanted);
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field
        label="Capacity per agent"
        hint="Chats one agent can hold at the same time, from 1 to 10."
        {...(wanted === undefined
          ? { validationState: 'error', validationMessage: 'Enter a whole number from 1 to 10.' }
          : {})}
      >
        <SpinButton
          className={styles.number}
          displayValue={text}
          value={wanted?.liveChat.capacity ?? null}
          min={1}
          max={10}
          onChange={(_event, { value, displayValue }) => setDraft(displayValue ?? String(value))}
          input={{ onInput: (event) => setDraft(event.currentTarget.value) }}
        />
      </Field>
      <Button type="submit" appearance="primary" disabledFocusable={isSaving || wanted === undefined}>
        Save
      </Button>
    </form>
  );
}

/** `undefined` where the text is no capacity that the server would take. */
function withCapacity(settings: Settings, text: string): Settings | undefined {
  const capacity = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  return settingsSchema.safeParse({ ...settings, liveChat: { ...settings.liveChat, capacity } }).data;
}

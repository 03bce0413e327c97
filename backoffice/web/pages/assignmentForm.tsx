import { Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { Settings } from '../../../settings/settings.ts';
import { readSkills, textOfSkills } from './skillsText.ts';
import type { SettingsFormProps } from './useSettings.ts';

type Assignment = Settings['liveChat']['assignment'];

const LABELS = {
  auto: 'Connect the customer at once',
  offer: 'Ask the agent first, who accepts or declines',
} as const satisfies Readonly<Record<Assignment, string>>;
const MODES = Object.keys(LABELS) as readonly Assignment[];

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalL },
  skills: { width: '100%' },
});

/** How a free agent gets a customer, and what customers can ask for an agent about. */
export function AssignmentForm({ settings, isSaving, onSave }: SettingsFormProps) {
  const styles = useStyles();
  const { liveChat } = settings;
  const [drafted, setDrafted] = useState<{ readonly assignment?: Assignment; readonly skills?: string }>({});
  const assignment = drafted.assignment ?? liveChat.assignment;
  const text = drafted.skills ?? textOfSkills(liveChat.skills);
  const read = readSkills(text);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isSaving || !read.ok) return;
    const changed = { ...settings, liveChat: { ...liveChat, assignment, skills: read.skills } };
    void onSave(changed, 'Saved: who gets which customer.').then((result) => result === 'settled' && setDrafted({}));
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label="When an agent is free">
        <RadioGroup
          value={assignment}
          onChange={(_event, { value }) => {
            const chosen = MODES.find((mode) => mode === value);
            if (chosen) setDrafted((before) => ({ ...before, assignment: chosen }));
          }}
        >
          {MODES.map((mode) => (
            <Radio key={mode} value={mode} label={LABELS[mode]} />
          ))}
        </RadioGroup>
      </Field>
      <Field
        className={styles.skills}
        label="Skills"
        hint="With commas between them, such as Payroll, Printers. Customers then say what it is about, and only agents with that skill get them; give agents their skills under Tenant role setup. Empty: everybody gets every customer."
        {...(read.ok ? {} : { validationState: 'error', validationMessage: read.problem })}
      >
        <Input value={text} onChange={(_event, { value }) => setDrafted((before) => ({ ...before, skills: value }))} />
      </Field>
      <Button type="submit" appearance="primary" disabledFocusable={isSaving || !read.ok}>
        Save
      </Button>
    </form>
  );
}

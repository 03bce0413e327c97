import { Button, Field, Input, makeStyles, Switch, Text, Textarea, tokens } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { WEEKDAYS } from '../../../handoff/domain/wallClock.ts';
import type { Settings } from '../../../settings/settings.ts';
import type { SettingsFormProps } from './useSettings.ts';
import type { HoursField, HoursText, ReadHours } from './workingHoursText.ts';
import { readHours, textOfHours, usualHours } from './workingHoursText.ts';

const ZONES_ID = 'time-zones';
const ZONES = Intl.supportedValuesOf('timeZone');

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalL },
  week: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  save: { alignSelf: 'flex-start' },
});

/** What has been written and is not saved yet; `undefined` shows the settings. */
type Draft = { readonly limited: boolean; readonly text: HoursText } | undefined;

/** When customers may ask for a human. */
export function WorkingHoursForm({ settings, isSaving, onSave }: SettingsFormProps) {
  const styles = useStyles();
  const [draft, setDraft] = useState<Draft>();
  const [showsProblems, setShowsProblems] = useState(false);
  const { limited, text } = draft ?? shownOf(settings);
  const read = readHours(text);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isSaving) return;
    setShowsProblems(true);
    if (limited && !read.ok) return;
    const done = limited ? 'Saved: the live chat keeps working hours.' : 'Saved: the live chat has no working hours.';
    void onSave(withHours(settings, limited ? read : undefined), done).then((result) => {
      if (result === 'settled') setDraft(undefined);
    });
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label="Working hours">
      <Field hint="Outside them the bot says when it opens again and offers to create a request. Who waits or chats by then goes on.">
        <Switch
          label="Only within working hours"
          checked={limited}
          onChange={(_event, { checked }) => setDraft({ limited: checked, text })}
        />
      </Field>
      {limited && (
        <HoursFields
          text={text}
          problems={showsProblems && !read.ok ? read.problems : {}}
          onText={(changed) => setDraft({ limited, text: changed })}
        />
      )}
      <Button className={styles.save} type="submit" appearance="primary" disabledFocusable={isSaving}>
        Save working hours
      </Button>
    </form>
  );
}

interface HoursFieldsProps {
  readonly text: HoursText;
  readonly problems: Readonly<Partial<Record<HoursField, string>>>;
  readonly onText: (text: HoursText) => void;
}

function HoursFields({ text, problems, onText }: HoursFieldsProps) {
  const styles = useStyles();
  const problemWith = (field: HoursField) => {
    const problem = problems[field];
    return problem === undefined ? {} : ({ validationState: 'error', validationMessage: problem } as const);
  };
  return (
    <>
      <Field label="Time zone" hint="Where the desk is, such as Europe/Berlin." {...problemWith('timeZone')}>
        <Input
          list={ZONES_ID}
          value={text.timeZone}
          onChange={(_event, { value }) => onText({ ...text, timeZone: value })}
        />
      </Field>
      <datalist id={ZONES_ID}>
        {ZONES.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
      <div className={styles.week}>
        <Text className={styles.hint}>
          For each day, times such as 09:00-12:00, 13:00-17:00; nothing for a day off.
        </Text>
        {WEEKDAYS.map((day) => (
          <Field key={day} label={capitalised(day)} orientation="horizontal" {...problemWith(day)}>
            <Input
              value={text.week[day]}
              onChange={(_event, { value }) => onText({ ...text, week: { ...text.week, [day]: value } })}
            />
          </Field>
        ))}
      </div>
      <Field label="Holidays" hint="One a line, such as 2026-12-25 Christmas Day." {...problemWith('holidays')}>
        <Textarea
          rows={4}
          value={text.holidays}
          onChange={(_event, { value }) => onText({ ...text, holidays: value })}
        />
      </Field>
    </>
  );
}

function shownOf({ liveChat }: Settings): NonNullable<Draft> {
  const { workingHours } = liveChat;
  if (workingHours) return { limited: true, text: textOfHours(workingHours) };
  return { limited: false, text: usualHours(Intl.DateTimeFormat().resolvedOptions().timeZone) };
}

function withHours(settings: Settings, read: ReadHours | undefined): Settings {
  const { workingHours: _before, ...liveChat } = settings.liveChat;
  return { ...settings, liveChat: read?.ok ? { ...liveChat, workingHours: read.hours } : liveChat };
}

function capitalised(day: string): string {
  return `${day.charAt(0).toUpperCase()}${day.slice(1)}`;
}

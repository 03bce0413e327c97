import { Button, Field, makeStyles, SpinButton, tokens } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { Settings } from '../../../settings/settings.ts';
import type { LiveAgentFormProps } from './liveAgentForm.tsx';
import type { NumberName, NumberSetting } from './numberSettings.ts';
import { NUMBER_SETTINGS, problemWith, readNumber } from './numberSettings.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalL },
  number: { width: '120px' },
});

/** What has been typed and is not saved yet; without it, a field shows the setting. */
type Drafts = Readonly<Partial<Record<NumberName, string>>>;

/** Every number of the live chat, saved together. */
export function NumbersForm({ settings, isSaving, onSave }: LiveAgentFormProps) {
  const styles = useStyles();
  const [drafts, setDrafts] = useState<Drafts>({});
  const textOf = ({ name }: NumberSetting): string => drafts[name] ?? String(settings.liveChat[name]);
  const wanted = withNumbers(settings, textOf);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted === undefined || isSaving) return;
    void onSave(wanted, 'Saved.').then((result) => result === 'settled' && setDrafts({}));
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {NUMBER_SETTINGS.map((setting) => (
        <NumberField
          key={setting.name}
          setting={setting}
          text={textOf(setting)}
          problem={problemWith(setting, textOf)}
          onText={(text) => setDrafts((before) => ({ ...before, [setting.name]: text }))}
        />
      ))}
      <Button type="submit" appearance="primary" disabledFocusable={isSaving || wanted === undefined}>
        Save
      </Button>
    </form>
  );
}

interface NumberFieldProps {
  readonly setting: NumberSetting;
  readonly text: string;
  readonly problem: string | undefined;
  readonly onText: (text: string) => void;
}

function NumberField({ setting, text, problem, onText }: NumberFieldProps) {
  const styles = useStyles();
  const { label, hint, min, max } = setting;
  const value = readNumber(setting, text);
  return (
    <Field
      label={label}
      hint={hint}
      {...(problem !== undefined ? { validationState: 'error', validationMessage: problem } : {})}
    >
      <SpinButton
        className={styles.number}
        displayValue={text}
        value={value ?? null}
        min={min}
        max={max}
        onChange={(_event, changed) => onText(changed.displayValue ?? String(changed.value))}
        input={{ onInput: (event) => onText(event.currentTarget.value) }}
      />
    </Field>
  );
}

/** `undefined` where one of the texts is no number that the server would take. */
function withNumbers(settings: Settings, textOf: (setting: NumberSetting) => string): Settings | undefined {
  if (NUMBER_SETTINGS.some((setting) => problemWith(setting, textOf) !== undefined)) return undefined;
  const read = NUMBER_SETTINGS.map((setting) => [setting.name, readNumber(setting, textOf(setting))] as const);
  return { ...settings, liveChat: { ...settings.liveChat, ...Object.fromEntries(read) } };
}

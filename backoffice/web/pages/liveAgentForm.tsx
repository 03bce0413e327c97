import { Card, Field, makeStyles, Switch, tokens } from '@fluentui/react-components';
import type { Settings } from '../../../settings/settings.ts';
import { NumbersForm } from './numbersForm.tsx';

const SWITCH_LABEL = 'Enable the live chat so your customers can interact with live agents.';

export interface LiveAgentFormProps {
  readonly settings: Settings;
  readonly isSaving: boolean;
  /**
   * Saves, and says `done` when it is saved. `settled`: what is shown is what the server has; `failed`: nothing is
   * known to have changed, and trying again makes sense.
   */
  readonly onSave: (settings: Settings, done: string) => Promise<'settled' | 'failed'>;
}

const useStyles = makeStyles({
  cards: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '640px' },
  card: { padding: tokens.spacingHorizontalXL },
});

/** The switch is saved at once; the numbers when *Save* is pressed. */
export function LiveAgentForm({ settings, isSaving, onSave }: LiveAgentFormProps) {
  const styles = useStyles();
  const { liveChat } = settings;
  const flip = (enabled: boolean): void => {
    // Ignored rather than disabled, which would take the keyboard's focus away.
    if (isSaving) return;
    const done = enabled ? 'Saved: the live chat is on.' : 'Saved: the live chat is off.';
    void onSave({ ...settings, liveChat: { ...liveChat, enabled } }, done);
  };
  return (
    <div className={styles.cards}>
      <Card className={styles.card}>
        <Field hint="Saved at once. While it is off, the bot offers to create a request instead.">
          <Switch label={SWITCH_LABEL} checked={liveChat.enabled} onChange={(_event, { checked }) => flip(checked)} />
        </Field>
      </Card>
      <Card className={styles.card}>
        <NumbersForm settings={settings} isSaving={isSaving} onSave={onSave} />
      </Card>
    </div>
  );
}

import { Card, Field, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { AssignmentForm } from './assignmentForm.tsx';
import { NumbersForm } from './numbersForm.tsx';
import type { SettingsFormProps } from './useSettings.ts';
import { WorkingHoursForm } from './workingHoursForm.tsx';

const SWITCH_LABEL = 'Enable the live chat so your customers can interact with live agents.';

export type LiveAgentFormProps = SettingsFormProps;

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
        <AssignmentForm settings={settings} isSaving={isSaving} onSave={onSave} />
      </Card>
      <Card className={styles.card}>
        <NumbersForm settings={settings} isSaving={isSaving} onSave={onSave} />
      </Card>
      <Card className={styles.card}>
        <WorkingHoursForm settings={settings} isSaving={isSaving} onSave={onSave} />
      </Card>
    </div>
  );
}

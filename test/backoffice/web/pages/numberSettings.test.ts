import assert from 'node:assert/strict';
import { NUMBER_SETTINGS, problemWith, readNumber } from '../../../../backoffice/web/pages/numberSettings.ts';
import { DEFAULT_SETTINGS, settingsSchema } from '../../../../settings/settings.ts';

describe('the numbers of the live chat', () => {
  it('are all shown', () => {
    const numbers = Object.entries(DEFAULT_SETTINGS.liveChat).filter(([, value]) => typeof value === 'number');
    assert.deepEqual(NUMBER_SETTINGS.map(({ name }) => name).toSorted(), numbers.map(([name]) => name).toSorted());
  });

  for (const setting of NUMBER_SETTINGS) {
    it(`takes for "${setting.label}" what the server takes`, () => {
      const field = settingsSchema.shape.liveChat.shape[setting.name];
      const taken = (value: number): boolean => field.safeParse(value).success;
      for (const value of [setting.min - 1, setting.min, setting.max, setting.max + 1]) {
        assert.equal(readNumber(setting, String(value)) !== undefined, taken(value), String(value));
      }
    });
  }

  for (const setting of NUMBER_SETTINGS.filter(({ moreThan }) => moreThan !== undefined)) {
    it(`says what "${setting.label}" must be more than, where the server would refuse it`, () => {
      const problemAt = (value: string): string | undefined =>
        problemWith(setting, ({ name }) => (name === setting.name ? value : '20'));
      assert.match(problemAt('20') ?? '', /^Enter more than 20, which stands under “(Remind|Ask) a silent/);
      assert.equal(problemAt('21'), undefined);
      const liveChat = { ...DEFAULT_SETTINGS.liveChat, [setting.moreThan ?? '']: 20, [setting.name]: 20 };
      assert.equal(settingsSchema.safeParse({ ...DEFAULT_SETTINGS, liveChat }).success, false);
    });
  }

  for (const text of ['', 'five', '1.5', '1e1', '-1']) {
    it(`"${text}" is no number`, () => {
      const [first] = NUMBER_SETTINGS;
      assert.equal(first && readNumber(first, text), undefined);
    });
  }
});

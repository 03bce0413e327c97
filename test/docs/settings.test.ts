import assert from 'node:assert/strict';
import { loadConfig } from '../../config.ts';
import { SETTINGS } from '../../configTable.ts';
import { isKojiError } from '../../errors.ts';
import { DEFAULT_SETTINGS, settingsSchema } from '../../settings/settings.ts';
import type { Row } from './markdown.ts';
import { column, readDocument, tableOf } from './markdown.ts';

const DOCUMENT = 'docs/settings.md';
const rows = (): readonly Row[] => tableOf(DOCUMENT, 'setting', 'what it is for', 'without it');
const marked = (title: string): readonly string[] =>
  column(
    rows().filter((row) => row[title] === 'yes'),
    'setting',
  );

/** A value that each setting takes; what is not named takes an address. */
const VALID: Readonly<Record<string, string>> = {
  NODE_ENV: 'production',
  PORT: '4000',
  TRUSTED_PROXIES: '1',
  LOG_LEVEL: 'info',
  COSMOS_THROUGHPUT: '4000',
  COSMOS_CONSISTENCY: 'session',
  MicrosoftAppType: 'SingleTenant',
  JIRA_EMAIL: 'koji@example.com',
  FORGE_APP_ID: 'ari:cloud:ecosystem::app/1',
  FORGE_PANEL_ORIGINS: 'https://panel.example.com',
  SMTP_URL: 'smtp://mail.example.com',
  KOJI_ADMINS: 'admin@example.com',
};
const validValue = (name: string): string => VALID[name] ?? 'https://example.com/a';

function isDemo(env: Readonly<Record<string, string>>): boolean {
  try {
    return loadConfig(env).mode === 'demo';
  } catch (error) {
    if (isKojiError(error, 'config')) return false;
    throw error;
  }
}

function refusal(env: Readonly<Record<string, string>>): string {
  try {
    loadConfig(env);
    return '';
  } catch (error) {
    if (isKojiError(error, 'config')) return error.message;
    throw error;
  }
}

describe('the document of settings', () => {
  it('says of every setting what config.ts says of it', () => {
    const expected = Object.entries(SETTINGS).map(([name, { about, default: without }]) => [
      name,
      about,
      without.replace(/^`([^`]*)`$/, '$1') || 'nothing',
    ]);
    assert.deepEqual(
      rows().map((row) => [row['setting'], row['what it is for'], row['without it']]),
      expected,
    );
  });

  it('marks those that leave the demo, and no other', () => {
    const leaving = Object.keys(SETTINGS).filter((name) => !isDemo({ [name]: validValue(name) }));
    assert.deepEqual(marked('leaves the demo'), leaving);
  });

  it('marks those without which production does not start', () => {
    const named = [...refusal({ NODE_ENV: 'production' }).matchAll(/- (\w+) is missing/g)].map(
      (match) => match[1] ?? '',
    );
    assert.deepEqual([...marked('needed in production')].toSorted(), named.toSorted());
  });

  it('needs nothing more than what it marks', () => {
    const env = Object.fromEntries(marked('needed in production').map((name) => [name, validValue(name)]));
    assert.equal(refusal({ ...env, NODE_ENV: 'production' }), '');
  });

  it('gives the defaults and limits of the backoffice', () => {
    const told = tableOf(DOCUMENT, 'setting', 'range', 'default');
    const { liveChat } = DEFAULT_SETTINGS;
    assert.equal(told[0]?.['default'], liveChat.enabled ? 'on' : 'off');
    const numbers = Object.entries(liveChat).filter(([, value]) => typeof value === 'number');
    const rows = told.filter(({ range }) => /^\d+ to \d+$/.test(range ?? ''));
    assert.deepEqual(
      column(rows, 'default'),
      numbers.map(([, value]) => JSON.stringify(value)),
    );
    const takes = (name: string, value: number): boolean =>
      settingsSchema.shape.liveChat.shape[name as keyof typeof liveChat].safeParse(value).success;
    for (const [index, [name]] of numbers.entries()) {
      const [from = 0, to = 0] = rows[index]?.['range']?.split(' to ').map(Number) ?? [];
      const taken = [from - 1, from, to, to + 1].map((value) => takes(name, value));
      assert.deepEqual(taken, [false, true, true, false], name);
    }
  });

  it('names the exit code of a configuration to be mended', () => {
    assert.match(readDocument(DOCUMENT), /exit code 78/);
  });
});

import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../../settings/settings.ts';
import type { Settings } from '../../../settings/settings.ts';
import { MOST_ARTICLES } from '../../../settings/knowledge.ts';
import { KojiError } from '../../../errors.ts';
import { NOW } from '../../support/clock.ts';
import { officeHours } from '../../support/data.ts';
import { ADMIN, call, refusalOf, startBackoffice } from './fakeBackoffice.ts';
import type { FakeBackoffice } from './fakeBackoffice.ts';

const liveChat = (overrides: Partial<Settings['liveChat']> = {}): Settings => ({
  ...DEFAULT_SETTINGS,
  liveChat: { ...DEFAULT_SETTINGS.liveChat, ...overrides },
});
const openAt = (hours: object) => liveChat({ workingHours: { ...officeHours(), ...hours } as never });
const collected = (...articles: readonly object[]) => {
  const article = { title: 'How to print', excerpt: '', url: 'https://example.com/print' };
  return {
    ...DEFAULT_SETTINGS,
    knowledge: { google: { articles: { en: articles.map((each) => ({ ...article, ...each })) } } },
  };
};
const SWITCHED_ON = liveChat({ enabled: true, capacity: 2 });

describe('the settings API', () => {
  let backoffice: FakeBackoffice;
  beforeEach(async () => {
    backoffice = await startBackoffice();
  });
  afterEach(() => backoffice.close());

  const read = () => call(`${backoffice.url}/backoffice/api/settings`, ADMIN);
  const save = (json: unknown, headers: Record<string, string>) =>
    call(`${backoffice.url}/backoffice/api/settings`, ADMIN, { method: 'PUT', json, headers });
  const currentTag = async () => (await read()).headers.get('etag') ?? '';

  it('has the live chat off until somebody switches it on', async () => {
    assert.deepEqual(await (await read()).json(), DEFAULT_SETTINGS);
  });

  it('saves with the tag of the first reading, and reads back what was saved', async () => {
    const answer = await save(SWITCHED_ON, { 'if-match': await currentTag() });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const again = await read();
    assert.deepEqual(await again.json(), SWITCHED_ON);
    assert.equal(again.headers.get('etag'), answer.headers.get('etag'));
  });

  it('saves again with the tag that the last save returned', async () => {
    const first = await save(SWITCHED_ON, { 'if-match': await currentTag() });
    const second = await save(liveChat({ enabled: false, capacity: 3 }), {
      'if-match': first.headers.get('etag') ?? '',
    });
    assert.equal(second.status, 200);
  });

  it('keeps who changed what, and when', async () => {
    await save(SWITCHED_ON, { 'if-match': await currentTag() });
    assert.deepEqual(backoffice.settings.changes, [{ settings: SWITCHED_ON, byPersonId: ADMIN.id, at: NOW }]);
  });

  it('keeps working hours and articles as they were sent', async () => {
    const articles = { en: [{ title: 'How to print', excerpt: 'Press it.', url: 'https://example.com/print' }] };
    const settings: Settings = {
      ...liveChat({
        workingHours: { ...officeHours(), holidays: [{ date: '2026-12-25', name: 'Christmas Day' }] } as never,
      }),
      knowledge: { ...DEFAULT_SETTINGS.knowledge, google: { enabled: true, articles } },
    };
    assert.equal((await save(settings, { 'if-match': await currentTag() })).status, 200);
    assert.deepEqual(await (await read()).json(), settings);
  });

  it('has room for every article that may be kept', async () => {
    const articles = Array.from({ length: MOST_ARTICLES }, (_, index) => ({
      title: `${index} ${'Ü'.repeat(90)}`,
      excerpt: 'ü'.repeat(250),
      url: `https://example.com/${'x'.repeat(270)}`,
    }));
    const full = { enabled: true, articles: { en: articles, fr: articles, de: articles, es: articles } };
    const settings = { ...DEFAULT_SETTINGS, knowledge: { google: full, microsoft365: full } };
    assert.equal((await save(settings, { 'if-match': await currentTag() })).status, 200);
  });

  it('refuses to save over a change that the caller has not seen', async () => {
    const seen = await currentTag();
    await save(SWITCHED_ON, { 'if-match': seen });
    const refusal = await refusalOf(await save(liveChat(), { 'if-match': seen }));
    assert.deepEqual([refusal.status, refusal.kind], [412, 'stale']);
    assert.match(refusal.message, /Load the settings again/);
    assert.deepEqual(await (await read()).json(), SWITCHED_ON);
  });

  it('lets one of two who save at once win', async () => {
    const seen = await currentTag();
    const answers = await Promise.all([
      save(SWITCHED_ON, { 'if-match': seen }),
      save(SWITCHED_ON, { 'if-match': seen }),
    ]);
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200, 412]));
  });

  for (const tag of ['W/"new"', '"something else"', 'new']) {
    it(`takes the tag ${tag} for one that matches nothing`, async () => {
      assert.equal((await save(SWITCHED_ON, { 'if-match': tag })).status, 412);
    });
  }

  it('refuses to save without a tag, or with one that matches everything', async () => {
    for (const headers of [{}, { 'if-match': '*' }] as Record<string, string>[]) {
      const refusal = await refusalOf(await save(SWITCHED_ON, headers));
      assert.deepEqual([refusal.status, refusal.kind], [428, 'preconditionRequired']);
      assert.match(refusal.message, /If-Match/);
    }
  });

  const WRONG_BODIES = [
    { why: 'a capacity of 0', body: { liveChat: { enabled: true, capacity: 0 } }, names: /liveChat\.capacity/ },
    { why: 'a capacity of 11', body: { liveChat: { enabled: true, capacity: 11 } }, names: /liveChat\.capacity/ },
    { why: 'half a chat', body: { liveChat: { enabled: true, capacity: 1.5 } }, names: /liveChat\.capacity/ },
    { why: 'a switch that is a word', body: { liveChat: { enabled: 'yes', capacity: 1 } }, names: /liveChat\.enabled/ },
    { why: 'an unknown setting', body: { ...SWITCHED_ON, liveChatt: true }, names: /liveChatt/ },
    { why: 'nothing', body: null, names: /body/ },
    {
      why: 'a place that is none',
      body: openAt({ timeZone: 'Europe/Atlantis' }),
      names: /timeZone.*no known time zone/,
    },
    {
      why: 'a day that ends before it begins',
      body: openAt({ week: { ...officeHours().week, monday: [{ from: '17:00', to: '09:00' }] } }),
      names: /week\.monday\.0\.to.*later than "from"/,
    },
    {
      why: 'times that overlap',
      body: openAt({
        week: {
          ...officeHours().week,
          friday: [
            { from: '09:00', to: '12:00' },
            { from: '11:00', to: '13:00' },
          ],
        },
      }),
      names: /week\.friday.*in order/,
    },
    {
      why: 'an hour that no day has',
      body: openAt({ week: { ...officeHours().week, sunday: [{ from: '24:00', to: '25:00' }] } }),
      names: /sunday\.0\.from/,
    },
    { why: 'a day that no year has', body: openAt({ holidays: [{ date: '2026-02-30' }] }), names: /holidays\.0\.date/ },
    {
      why: 'a link that is none',
      body: collected({ url: 'javascript:alert(1)' }),
      names: /google\.articles\.en\.0\.url.*https/,
    },
    {
      why: 'a link with a password in it',
      body: collected({ url: 'https://jane:secret@example.com/' }),
      names: /google\.articles\.en\.0\.url.*no password/,
    },
    { why: 'an article called like a command', body: collected({ title: '#exit' }), names: /en\.0\.title.*command/ },
    { why: 'an article without a title', body: collected({ title: '  ' }), names: /articles\.en\.0\.title.*empty/ },
    { why: 'a title twice', body: collected({}, { title: 'how to print' }), names: /articles\.en.*no other has/ },
    {
      why: 'a collection nobody knows',
      body: { ...SWITCHED_ON, knowledge: { apple: { enabled: true } } },
      names: /apple/,
    },
  ] as const;
  for (const { why, body, names } of WRONG_BODIES) {
    it(`refuses ${why}, and says which part is wrong`, async () => {
      const refusal = await refusalOf(await save(body, { 'if-match': await currentTag() }));
      assert.deepEqual([refusal.status, refusal.kind], [400, 'badRequest']);
      assert.match(refusal.message, names);
      assert.deepEqual(backoffice.settings.changes, []);
    });
  }

  it('refuses a body that is not JSON', async () => {
    const headers = { 'if-match': await currentTag(), 'content-type': 'application/json' };
    const init = { method: 'PUT', headers, body: '{"liveChat":' };
    const refusal = await refusalOf(await call(`${backoffice.url}/backoffice/api/settings`, ADMIN, init));
    assert.deepEqual([refusal.status, refusal.kind], [400, 'badRequest']);
  });

  it('refuses a body of another type, such as a form', async () => {
    const headers = { 'if-match': await currentTag(), 'content-type': 'text/plain' };
    const refusal = await refusalOf(await save(SWITCHED_ON, headers));
    assert.deepEqual([refusal.status, refusal.kind], [400, 'badRequest']);
    assert.match(refusal.message, /application\/json/);
  });

  it('refuses an oversized body', async () => {
    const refusal = await refusalOf(await save({ padding: 'x'.repeat(600_000) }, { 'if-match': await currentTag() }));
    assert.deepEqual([refusal.status, refusal.kind], [413, 'tooLarge']);
  });

  it('says so when the store cannot be reached, without telling its insides', async () => {
    backoffice.settings.failure = new KojiError('unavailable', 'connect ECONNREFUSED 10.0.0.1');
    const refusal = await refusalOf(await read());
    assert.deepEqual([refusal.status, refusal.kind], [503, 'unavailable']);
    assert.doesNotMatch(refusal.message, /ECONNREFUSED/);
    assert.match(refusal.message, /reference/);
  });

  it('hides the cause of an unforeseen failure', async () => {
    backoffice.settings.failure = new TypeError('x is not a function');
    const refusal = await refusalOf(await read());
    assert.deepEqual([refusal.status, refusal.kind], [500, 'internal']);
    assert.doesNotMatch(refusal.message, /function/);
  });
});

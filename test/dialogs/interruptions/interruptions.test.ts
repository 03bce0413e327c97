import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm, aRequest, anApproval, anArticle } from '../../support/fakeServiceDesk.ts';

const MENU = ['Quick answers', 'Search the knowledge base', 'Manage requests', 'Talk to an agent', 'Help'];
const AFTER = ['Ask another question', 'Create a request', 'My requests', 'Talk to an agent'];

interface Place {
  readonly name: string;
  readonly signedIn: boolean;
  readonly way: readonly string[];
  /** What is asked there. */
  readonly asks: RegExp;
  /** The button that leads back to what was filled in there. */
  readonly back?: string;
  /** The button that leads back there after “Stop”, where nothing was filled in. */
  readonly afterStop?: string;
  /** Where the agent reads that the customer was. */
  readonly flow?: string;
}

const BACK = 'Go on with my request';

/** Who stops there is led back to it. */
const SIGN_IN = { afterStop: 'Go on with signing in' } as const;

const PLACES: readonly Place[] = [
  { name: 'the search', signedIn: false, way: ['Search the knowledge base'], asks: /What shall I search/ },
  { name: 'an article', signedIn: false, way: ['toner'], asks: /Did this solve it/ },
  { name: 'a quick answer', signedIn: false, way: ['vpn'], asks: /Did this solve it/ },
  { name: 'the sign-in card', signedIn: false, way: ['my requests'], asks: /write your e-mail address/, ...SIGN_IN },
  { name: 'the code', signedIn: false, way: ['my requests', 'a@example.com'], asks: /code of six digits/, ...SIGN_IN },
  { name: 'the kind of request', signedIn: true, way: ['Create a request'], asks: /What kind of request/ },
  { name: 'a field', signedIn: true, way: ['Create a request', 'Get IT help'], asks: /Summary/ },
  {
    name: 'the review',
    signedIn: true,
    way: ['Create a request', 'Get IT help', 'x'],
    asks: /check your request/,
    back: BACK,
  },
  {
    name: 'the list of requests',
    signedIn: true,
    way: ['My requests'],
    asks: /Choose one to see more/,
    flow: 'myRequests',
  },
  { name: 'one request', signedIn: true, way: ['CERT-1'], asks: /would you like to do with it/, flow: 'myRequests' },
  { name: 'a comment', signedIn: true, way: ['comment on CERT-1'], asks: /shall I write/, flow: 'comment' },
  { name: 'files', signedIn: true, way: ['attach to CERT-1'], asks: /one or more files/, flow: 'attach' },
  {
    name: 'a last look',
    signedIn: true,
    way: ['comment on CERT-1', 'x'],
    asks: /Shall I add it/,
    back: 'Go on with my comment on CERT-1',
    flow: 'comment',
  },
  {
    name: 'a change of status',
    signedIn: true,
    way: ['close CERT-1'],
    asks: /shall I do that/,
    flow: 'changeStatus',
    back: 'Go on with the change of CERT-1',
  },
  {
    name: 'an approval',
    signedIn: true,
    way: ['approve CERT-1'],
    asks: /in your name/,
    flow: 'approve',
    back: 'Go on with my decision on CERT-1',
  },
  {
    name: 'sharing',
    signedIn: true,
    way: ['share CERT-1'],
    asks: /With whom shall I share/,
    flow: 'share',
    back: 'Go on with sharing CERT-1',
  },
  {
    name: 'a rating',
    signedIn: true,
    way: ['rate CERT-2', '4'],
    asks: /a few words/,
    flow: 'rate',
    back: 'Go on with my rating of CERT-2',
  },
  {
    name: 'the change',
    signedIn: true,
    way: ['Create a request', 'Get IT help', 'x', 'edit'],
    asks: /like to change/,
    back: BACK,
  },
];

async function at({ signedIn, way }: Place): Promise<Harness> {
  const chat = createDialogHarness();
  if (signedIn) chat.identity.person = aPerson();
  chat.desk.articles = [anArticle()];
  chat.desk.forms = [aForm([aField()])];
  const own = { owner: 'customer-1', isOpen: true };
  const closed = aRequest({ key: 'CERT-2', statusCategory: 'done' });
  chat.desk.requests = [
    { ...aRequest(), ...own, approvers: ['customer-1'] },
    { ...closed, ...own, isOpen: false },
  ];
  chat.desk.transitions = [{ id: '1', name: 'Close' }];
  chat.desk.approvals = [anApproval()];
  for (const text of way) await chat.say(text);
  return chat;
}

describe('interruptions', () => {
  for (const place of PLACES) {
    describe(`at ${place.name}`, () => {
      for (const word of ['Stop', '  STOP!']) {
        it(`"${word}" leaves the flow and says what one can do`, async () => {
          const chat = await at(place);
          const replies = await chat.say(word);
          assert.match(textOf(replies), /I have stopped; nothing was sent/);
          assert.deepEqual(choicesOf(replies), [...MENU, ...[place.afterStop ?? place.back ?? []].flat()]);
          assert.match(textOf(await chat.say('hello')), /^Hello!/);
        });
      }

      it('#exit finishes the conversation and offers a new one', async () => {
        const chat = await at(place);
        const replies = await chat.say('#exit');
        assert.match(textOf(replies), /(^|\n)The conversation is finished\./);
        assert.deepEqual(choicesOf(replies), [...AFTER, ...(place.back ? [place.back] : [])]);
        assert.match(textOf(await chat.say('hello')), /^Hello!/);
      });

      it('#help helps and asks again what was asked', async () => {
        const text = textOf(await (await at(place)).say('#help'));
        assert.match(text, /This is what I can do/);
        assert.match(text, place.asks);
      });

      it('asking for a human asks for one', async () => {
        const chat = await at(place);
        assert.match(textOf(await chat.say('talk to an operator')), /^No operators are available right now/);
        assert.equal(chat.humans.wanted.length, 1);
      });

      it('a human who is there takes over from the dialog', async () => {
        const chat = await at(place);
        chat.humans.result = { kind: 'connected', agentName: 'Demo Agent' };
        assert.deepEqual(await chat.say('talk to an operator'), []);
        assert.match(textOf(await chat.say('hello')), /^Hello!/);
      });

      it('another language counts at once, for the question too', async () => {
        const chat = await at(place);
        const text = textOf(await chat.say('parle français'));
        assert.match(text, /^Désormais, je parle français/);
        assert.ok(!place.asks.test(text) || place.name === 'a field');
        assert.deepEqual(chat.identity.locales, ['fr']);
      });
    });
  }

  it('tells the agent where the customer was', async () => {
    for (const place of PLACES.filter(({ flow }) => flow !== undefined)) {
      const chat = await at(place);
      await chat.say('talk to an operator');
      assert.equal(chat.humans.wanted[0]?.context.flow, place.flow, place.name);
    }
  });

  it('has nothing to stop when nothing is going on', async () => {
    assert.match(textOf(await createDialogHarness().say('stop')), /nothing to stop/);
  });

  it('forgets with #exit what was said before', async () => {
    const chat = createDialogHarness();
    await chat.say('my screen is black');
    await chat.say('#exit');
    await chat.say('talk to operator');
    assert.deepEqual(chat.humans.wanted[0]?.context.lines, []);
  });

  it('says which languages there are when another one is asked for', async () => {
    assert.match(textOf(await createDialogHarness().say('speak Italian')), /English, French, German and Spanish/);
  });

  it('another language brings the menu in it where nothing is asked', async () => {
    const chat = createDialogHarness();
    const replies = await chat.say('auf Deutsch');
    assert.ok(choicesOf(replies).includes('Schnelle Antworten'));
  });
});

describe('"Stop" where it is asked what to do with a file', () => {
  for (const [locale, word, said] of [
    ['en', 'Stop', /dropped what you had attached/],
    ['fr', 'Stop', /écarté ce que vous aviez joint/],
    ['de', 'Stopp', /verworfen, was Sie angehängt hatten/],
    ['es', 'Stop', /descartado lo que había adjuntado/],
  ] as const) {
    it(`drops it, and says so: ${locale}`, async () => {
      const chat = createDialogHarness({ locale });
      const file = { contentType: 'image/png', contentUrl: 'https://files.test/a.png', name: 'a.png' };
      await chat.send({ type: 'message', attachments: [file] });
      assert.match(textOf(await chat.say(word)), said);
      assert.doesNotMatch(textOf(await chat.say(word)), said);
    });
  }
});

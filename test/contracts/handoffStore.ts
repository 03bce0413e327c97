import assert from 'node:assert/strict';
import { END_REASONS } from '../../handoff/domain/handoff.ts';
import type { SilenceCheck } from '../../handoff/domain/handoff.ts';
import { OFFER_OUTCOMES } from '../../handoff/domain/offered.ts';
import { NOW } from '../support/clock.ts';
import {
  aConnectedHandoff,
  aContext,
  aHandoff,
  anAgentParty,
  anEndedHandoff,
  anOffer,
  aParty,
  DESK,
  without,
} from '../support/data.ts';
import { behavesAsDocuments } from './documents.ts';
import type { OpenFixture } from './storeFixture.ts';
import { useFixture } from './storeFixture.ts';

/** What every HandoffStore does. */
export function describeHandoffStore(name: string, open: OpenFixture): void {
  describe(`${name}: handoffs`, () => {
    const fixture = useFixture(open);
    const store = () => fixture().stores.handoffs;
    const create = async (...handoffs: ReturnType<typeof aHandoff>[]) => {
      for (const handoff of handoffs) await store().create(handoff);
    };
    const waitingIds = async (deskId = DESK) => (await store().waiting(deskId)).map((each) => each.value.id);
    const endedIds = async (limit = 10) => (await store().recentlyEnded(DESK, limit)).map((each) => each.id);

    behavesAsDocuments(fixture, {
      store: (stores) => stores.handoffs,
      variant: (text) => aHandoff({ context: aContext({ lines: [text] }) }),
      other: aHandoff({ deskId: 'another', customer: aParty({ name: 'Second Customer' }) }),
      keyOf: ({ deskId, id }) => ({ deskId, id }),
      record: 'handoffs',
      id: `${DESK}/handoff-1`,
    });

    it('erases those that ended before a time, and no other', async () => {
      await store().create(anEndedHandoff({ id: 'old' }, { at: NOW }));
      await store().create(anEndedHandoff({ id: 'new' }, { at: NOW + 1 }));
      await store().create(aHandoff({ id: 'waiting', askedAt: NOW - 1 }));
      assert.equal(await store().eraseEndedBefore(DESK, NOW + 1), 1);
      assert.equal(await store().load({ deskId: DESK, id: 'old' }), undefined);
      assert.deepEqual(await endedIds(), ['new']);
      assert.deepEqual(await waitingIds(), ['waiting']);
    });

    it('keeps every field of every state', async () => {
      const full = aContext({
        flow: 'createRequest',
        articles: [{ title: 'Reset a password', helped: false }, { title: 'Order a laptop' }],
        collected: [
          { label: 'Summary', value: 'No network' },
          { label: 'Kommentar hinzufügen', choice: 'comment', value: 'CERT-1' },
        ],
        begun: { typeId: '10', fields: [{ fieldId: 'room', label: 'Room', value: '12', answer: { number: 12 } }] },
        files: [{ contentType: 'image/png', contentUrl: 'https://files.test/a.png', name: 'a.png' }],
        openRequests: [{ key: 'CERT-1', summary: 'No network', status: 'Open' }],
      });
      const reasons = END_REASONS.map((reason) => anEndedHandoff({ id: `ended: ${reason}` }, { reason }));
      const offer = { ...anOffer({ agent: anAgentParty({ skills: ['Payroll'] }) }), activityId: 'activity-1' };
      const pastOffers = OFFER_OUTCOMES.map((outcome) => ({ ...offer, outcome, at: NOW }));
      const all = [
        aHandoff({ id: 'full', context: full }),
        aHandoff({ id: 'offered', skill: 'Payroll', pastOffers, state: { kind: 'waiting', offer } }),
        aHandoff({ id: 'offered just now', state: { kind: 'waiting', offer: anOffer() } }),
        aHandoff({ id: 'a stranger', customer: without(without(aParty(), 'personId'), 'email') }),
        aConnectedHandoff({ id: 'connected' }),
        ...reasons,
      ];
      await create(...all);
      for (const handoff of all) assert.deepEqual((await store().load(handoff))?.value, handoff);
    });

    describe('waiting', () => {
      it('is nobody at first', async () => {
        assert.deepEqual(await waitingIds(), []);
      });

      it('lists each who waits once, oldest first, equal times by id', async () => {
        await create(
          aHandoff({ id: 'b', askedAt: NOW }),
          aHandoff({ id: 'latest', askedAt: NOW + 1 }),
          aHandoff({ id: 'c', askedAt: NOW }),
          aHandoff({ id: 'a', askedAt: NOW }),
          aHandoff({ id: 'z-oldest', askedAt: NOW - 1 }),
        );
        assert.deepEqual(await waitingIds(), ['z-oldest', 'a', 'b', 'c', 'latest']);
      });

      it('lists one who waits once, however often the handoff was saved', async () => {
        const version = await store().create(aHandoff());
        assert(version !== 'exists');
        await store().replace(aHandoff({ context: aContext({ lines: ['Hello?'] }) }), version);
        assert.deepEqual(await waitingIds(), ['handoff-1']);
      });

      it('leaves out those who are connected, who ended, or who wait at another desk', async () => {
        await create(
          aConnectedHandoff({ id: 'connected' }),
          anEndedHandoff({ id: 'ended' }),
          aHandoff({ id: 'elsewhere', deskId: 'another' }),
          aHandoff({ id: 'here' }),
        );
        assert.deepEqual(await waitingIds(), ['here']);
        assert.deepEqual(await waitingIds('another'), ['elsewhere']);
      });

      it('forgets one who is connected and knows one who waits again', async () => {
        const waits = await store().create(aHandoff());
        assert(waits !== 'exists');
        const connected = await store().replace(aConnectedHandoff({}, anAgentParty()), waits);
        assert.deepEqual(await waitingIds(), []);
        assert(connected !== 'stale');
        await store().replace(aHandoff({ generation: 3 }), connected);
        assert.deepEqual(await waitingIds(), ['handoff-1']);
      });

      it('gives versions that a replace takes', async () => {
        await create(aHandoff());
        const [found] = await store().waiting(DESK);
        assert(found);
        assert.notEqual(await store().replace(aConnectedHandoff(), found.version), 'stale');
      });
    });

    describe('due', () => {
      const FURTHEST = NOW + 300_000;
      const dueAt = (id: string, checkAt: number, seen: Omit<SilenceCheck, 'checkAt'> = {}) => {
        const times = { since: NOW, checkAt, ...seen };
        return aConnectedHandoff({ id, state: { kind: 'connected', agent: anAgentParty(), handle: '1', ...times } });
      };
      const dueIds = async () => (await store().due(DESK, NOW, FURTHEST)).map(({ id }) => id);

      it('lists chats whose time has come, the earliest first, and those of a time that is too far ahead', async () => {
        await create(
          dueAt('too far', FURTHEST + 1),
          dueAt('later', NOW + 1),
          dueAt('now', NOW),
          dueAt('far', FURTHEST),
          dueAt('b', NOW - 1),
          dueAt('a', NOW - 1),
          aHandoff({ id: 'waiting' }),
          anEndedHandoff({ id: 'ended' }),
        );
        assert.deepEqual(await dueIds(), ['a', 'b', 'now', 'too far']);
      });

      it('keeps which silence somebody was nudged about, and when, and until when they could not answer', async () => {
        const nudged = dueAt('nudged', NOW, { nudgedSince: NOW - 2, nudgedAt: NOW - 1, unreachedAt: NOW - 3 });
        await create(nudged);
        assert.deepEqual(await store().due(DESK, NOW, FURTHEST), [nudged]);
      });
    });

    describe('recently ended', () => {
      it('lists chats that are over, newest first', async () => {
        await create(
          anEndedHandoff({ id: 'middle' }, { at: NOW + 2 }),
          anEndedHandoff({ id: 'newest' }, { at: NOW + 3 }),
          anEndedHandoff({ id: 'oldest' }, { at: NOW + 1 }),
        );
        assert.deepEqual(await endedIds(), ['newest', 'middle', 'oldest']);
      });

      it('lists the newest up to the limit', async () => {
        for (const at of [1, 2, 3, 4]) await create(anEndedHandoff({ id: `at ${String(at)}` }, { at }));
        assert.deepEqual(await endedIds(2), ['at 4', 'at 3']);
      });

      it('leaves out customers whom no agent had, running chats, and other desks', async () => {
        const state = { kind: 'ended', at: NOW, reason: 'customerLeftQueue' } as const;
        await create(
          aHandoff({ id: 'left the queue', state }),
          aHandoff({ id: 'waits' }),
          aConnectedHandoff({ id: 'runs' }),
          anEndedHandoff({ id: 'elsewhere', deskId: 'another' }),
          anEndedHandoff({ id: 'over' }),
        );
        assert.deepEqual(await endedIds(), ['over']);
      });
    });
  });
}

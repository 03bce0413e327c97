import assert from 'node:assert/strict';
import { LONGEST_TITLE, LONGEST_URL, MESSAGES_KNOWN, noVotes, withVote } from '../../articleVotes/articleVotes.ts';
import { articleIdOf, digestOf } from '../../articleVotes/castVote.ts';
import { aVotedArticle, someVotes } from '../support/articleVotesData.ts';
import { NOW } from '../support/clock.ts';

const ARTICLE = aVotedArticle();
const YES = { solved: true, digest: 'new', at: NOW + 1 };

describe('the votes on an article', () => {
  it('begin with none', () => {
    const { solved, notSolved, title } = noVotes({ tenantId: 'demo', id: 'desk:98002' }, ARTICLE);
    assert.deepEqual([solved, notSolved, title], [0, 0, ARTICLE.title]);
  });

  it('count a yes and a no apart', () => {
    const { solved, notSolved } = withVote(withVote(someVotes(), ARTICLE, YES), ARTICLE, {
      solved: false,
      digest: 'newer',
      at: NOW,
    });
    assert.deepEqual([solved, notSolved], [4, 2]);
  });

  it('stay the same object for a message that is counted already', () => {
    const votes = someVotes({ counted: ['new'] });
    assert.equal(withVote(votes, ARTICLE, YES), votes);
  });

  it('count every arrival of a message that has no id', () => {
    const vote = { solved: true, at: NOW };
    const votes = withVote(withVote(someVotes(), ARTICLE, vote), ARTICLE, vote);
    assert.deepEqual([votes.solved, votes.counted], [5, ['digest-1']]);
  });

  it('remember the newest messages only', () => {
    const counted = Array.from({ length: MESSAGES_KNOWN }, (_, index) => `digest-${String(index)}`);
    const votes = withVote(someVotes({ counted }), ARTICLE, YES);
    assert.deepEqual([votes.counted.length, votes.counted[0], votes.counted.at(-1)], [100, 'digest-1', 'new']);
  });

  it('take over the title and the address as they were shown last', () => {
    const moved = aVotedArticle({ title: 'Connect from home', url: 'https://desk.test/new' });
    const { title, url } = withVote(someVotes(), moved, YES);
    assert.deepEqual([title, url], ['Connect from home', 'https://desk.test/new']);
    const { url: _gone, ...withoutUrl } = moved;
    assert.equal('url' in withVote(someVotes(), withoutUrl, YES), false);
  });

  it('cut a long title and leave out a long address', () => {
    const long = aVotedArticle({ title: 'x'.repeat(500), url: `https://desk.test/${'x'.repeat(LONGEST_URL)}` });
    const votes = withVote(someVotes(), long, YES);
    assert.equal(votes.title, `${'x'.repeat(LONGEST_TITLE - 1)}…`);
    assert.equal('url' in votes, false);
  });

  it('are not dated back by a server whose clock is behind', () => {
    assert.equal(withVote(someVotes(), ARTICLE, { ...YES, at: NOW - 5 }).lastAt, NOW);
  });
});

describe('the id of an article', () => {
  it('is its source and what names it there', () => {
    assert.equal(articleIdOf(ARTICLE), 'desk:98002');
  });

  it('stays short where an article goes by a long address, and is another one for each', () => {
    const [a, b] = ['a', 'b'].map((end) =>
      articleIdOf(aVotedArticle({ key: `https://x.test/${'x'.repeat(2000)}${end}` })),
    );
    assert.ok(a !== undefined && a.length < 60, a);
    assert.notEqual(a, b);
  });
});

describe('the digest of a message', () => {
  it('is the same for the same message only', () => {
    const message = { conversationId: 'c1', activityId: 'a1' };
    assert.equal(digestOf(message), digestOf({ ...message }));
    assert.notEqual(digestOf(message), digestOf({ ...message, activityId: 'a2' }));
    assert.notEqual(digestOf(message), digestOf({ ...message, conversationId: 'c2' }));
    assert.notEqual(
      digestOf({ conversationId: 'c', activityId: '1a' }),
      digestOf({ conversationId: 'c1', activityId: 'a' }),
    );
  });

  it('shows neither the conversation nor the message', () => {
    assert.doesNotMatch(digestOf({ conversationId: '29:anna', activityId: 'a1' }) ?? '', /anna|a1/);
  });

  it('is not there for a message without an id', () => {
    assert.equal(digestOf({ conversationId: 'c1' }), undefined);
    assert.equal(digestOf({ conversationId: 'c1', activityId: '' }), undefined);
  });
});

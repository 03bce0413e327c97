import type { DialogTurnResult } from 'botbuilder-dialogs';
import { speakerOf } from '../../messaging/speaker.ts';
import type { Customer } from '../customer.ts';
import { asCustomer } from '../customer.ts';
import type { EmailCodeOptions } from '../ids.ts';
import { DIALOGS } from '../ids.ts';
import { isOffered } from './oauthDialog.ts';
import type { CodeChecked, DialogPorts, Identity, Links } from '../ports.ts';
import type { Question } from '../question.ts';
import { hidden, option, tell } from '../replies.ts';
import { createWaterfall } from '../waterfall.ts';
import type { Step } from '../waterfall.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

type CodeStep = Step<EmailCodeOptions, Customer | undefined>;

/** Proves an address by a code; with a card to log in instead on our own pages, or with Atlassian where that works. */
export function createEmailCodeDialog({ identity, links, oauth }: Pick<DialogPorts, 'identity' | 'links' | 'oauth'>) {
  return createWaterfall(DIALOGS.emailCode, [
    async function ask(step) {
      const { because, code } = step.options;
      if (code !== undefined) return step.pass(DIALOGS.question, { kind: 'code', code });
      const question = withOAuth(questionFor(step.options, links), isOffered(step.context, oauth));
      return step.begin(DIALOGS.question, because ? { ...question, once: [because] } : question);
    },
    async function act(step) {
      const said = step.resultOf(DIALOGS.question);
      if (said.kind === 'email') return sendCode(step, identity, said.email);
      if (said.kind === 'code') return checkCode(step, identity, said.code);
      if (said.kind === 'option' && said.id === 'oauth') return step.begin(DIALOGS.oauth, {});
      const sendsAnew = said.kind === 'option' && said.id === 'newCode' && step.options.email !== undefined;
      return sendsAnew ? sendCode(step, identity, step.options.email ?? '') : step.restart({ stage: 'email' });
    },
    async function loggedIn(step) {
      const result = step.resultOf(DIALOGS.oauth);
      if (result.kind === 'signedIn') return step.end(result.customer);
      return step.restart({ stage: 'email', because: { key: 'signIn.oauthUnfinished' } });
    },
  ]);
}

function questionFor({ stage, email = '', because, isUnusable }: EmailCodeOptions, links: Links): Question {
  if (isUnusable) return OTHER_ADDRESS;
  switch (stage) {
    case 'card':
      return cardQuestion(links);
    case 'email':
      return {
        say: [{ key: because ? 'signIn.again' : 'signIn.email' }],
        accepts: { kind: 'email', codes: true },
        options: [hidden(option('emailCode')), option('stop')],
      };
    case 'code':
      return {
        say: [{ key: 'signIn.code', params: { email } }],
        accepts: { kind: 'code' },
        options: [option('newCode'), option('otherEmail'), option('stop')],
      };
    default:
      return stage satisfies never;
  }
}

const OTHER_ADDRESS: Question = {
  say: [{ key: 'signIn.orOther' }],
  accepts: { kind: 'email', codes: true },
  options: [option('otherEmail'), option('talkToAgent'), option('stop')],
};

function withOAuth(question: Question, offered: boolean): Question {
  return offered ? { ...question, options: [option('oauth'), ...(question.options ?? [])] } : question;
}

function cardQuestion({ signIn }: Links): Question {
  return {
    say: [{ key: 'signIn.or' }],
    card: { kind: 'signIn', text: { key: 'signIn.text' }, button: { key: 'signIn.button' }, url: signIn },
    accepts: { kind: 'email', codes: true },
    options: [option('emailCode'), option('stop')],
  };
}

async function sendCode(step: CodeStep, identity: Identity, email: string): Promise<DialogTurnResult> {
  const started = await identity.startCode(speakerOf(step.context).conversation, email);
  switch (started.kind) {
    case 'sent':
      return step.restart({ stage: 'code', email: started.email });
    case 'badEmail':
      return step.restart({ stage: 'email', because: { key: 'question.notAnEmail' } });
    case 'notSent':
      return step.restart({ ...step.options, because: { key: 'signIn.notSent', params: { email: started.email } } });
    case 'tooSoon': {
      const because: Words = { key: 'signIn.tooSoon', params: { seconds: Math.ceil(started.retryAfterMs / 1000) } };
      // The one before works.
      return step.restart({ stage: 'code', email, because });
    }
    case 'tooMany': {
      const because: Words = { key: 'signIn.tooMany', params: { minutes: Math.ceil(started.retryAfterMs / 60_000) } };
      return step.restart({ ...step.options, because });
    }
    default:
      return started satisfies never;
  }
}

async function checkCode(step: CodeStep, identity: Identity, code: string): Promise<DialogTurnResult> {
  const checked = await identity.checkCode(speakerOf(step.context).conversation, code);
  switch (checked.kind) {
    case 'signedIn':
      await tell(step.context, { key: 'signIn.done', params: { name: escapeMarkdown(checked.person.name) } });
      return step.end(asCustomer(checked.person));
    case 'wrong':
      return askAgain(step, { key: 'signIn.wrongCode', params: { triesLeft: checked.triesLeft } });
    case 'deskAway':
      return askAgain(step, { key: 'signIn.deskAway' });
    case 'expired':
    case 'tooManyTries':
      return step.restart({ stage: 'email', because: { key: `signIn.${checked.kind}` } });
    case 'noAccount':
    case 'severalAccounts':
      return askForOther(step, checked);
    default:
      return checked satisfies never;
  }
}

function askAgain(step: CodeStep, because: Words): Promise<DialogTurnResult> {
  const { code: _said, ...options } = step.options;
  return step.restart({ ...options, because });
}

type Unusable = Extract<CodeChecked, { readonly kind: 'noAccount' | 'severalAccounts' }>;

/** Another address may have an account of its own; a human is there for who has none. */
function askForOther(step: CodeStep, { kind, email }: Unusable): Promise<DialogTurnResult> {
  return step.restart({ stage: 'email', because: { key: `signIn.${kind}`, params: { email } }, isUnusable: true });
}

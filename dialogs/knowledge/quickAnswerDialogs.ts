import { FAQ } from '../../locales/faq.ts';
import type { Locale } from '../../locales/index.ts';
import { DIALOGS, DONE } from '../ids.ts';
import type { Next } from '../ids.ts';
import { keepVerdict, votedAnswer } from './keepVerdict.ts';
import { mainMenu } from '../menu.ts';
import type { DialogPorts } from '../ports.ts';
import type { Answer } from '../question.ts';
import { quickAnswer } from '../recognition/quickAnswers.ts';
import { recognise } from '../recognition/recognise.ts';
import { localeOf, option, tell } from '../replies.ts';
import { withArticle, withSaid } from '../trail.ts';
import { createWaterfall } from '../waterfall.ts';

/** Shows the frequent questions to choose from, by their words or by their place; anything else is asked anew. */
export function createQuickAnswersDialog() {
  return createWaterfall(DIALOGS.quickAnswers, [
    async function choose(step) {
      const questions = FAQ[localeOf(step.context)];
      const options = questions.map(({ id, question }) => ({ id, label: { text: question } }));
      const accepts = { kind: 'text', files: true } as const;
      return step.begin(DIALOGS.question, { say: [{ key: 'quickAnswers.choose' }], accepts, options });
    },
    async function go(step) {
      const locale = localeOf(step.context);
      const answer = step.resultOf(DIALOGS.question);
      if (answer.kind !== 'option') return step.end(saidAnew(answer, locale));
      const said = quickAnswer(answer.id, locale)?.question ?? '';
      return step.end({ kind: 'goTo', intent: { kind: 'quickAnswer', id: answer.id, said } });
    },
  ]);
}

/** Answers one frequent question, and goes on to the knowledge base when that was not enough. */
export function createQuickAnswerDialog(ports: Pick<DialogPorts, 'memory' | 'articleVotes'>) {
  const { trail } = ports.memory;
  return createWaterfall(DIALOGS.quickAnswer, [
    async function answer(step) {
      const entry = quickAnswer(step.options.id, localeOf(step.context));
      if (!entry) return step.end({ kind: 'goTo', intent: { kind: 'searchKnowledge', query: step.options.said } });
      await trail.change(step.context, (before) => withArticle(withSaid(before, step.options.said), entry.question));
      return step.begin(DIALOGS.question, {
        say: [{ quickAnswer: entry.id }, { key: 'quickAnswers.solved' }],
        accepts: { kind: 'text', files: true },
        options: [option('yes'), option('no')],
      });
    },
    async function verdict(step) {
      const said = step.resultOf(DIALOGS.question);
      if (said.kind !== 'option') return step.end(saidAnew(said, localeOf(step.context)));
      const entry = quickAnswer(step.options.id, localeOf(step.context));
      await keepVerdict(step.context, ports, { article: entry && votedAnswer(entry), solved: said.id === 'yes' });
      if (said.id === 'no') {
        const intent = { kind: 'searchKnowledge', query: step.options.said, hadAnswer: true } as const;
        return step.end({ kind: 'goTo', intent });
      }
      await tell(step.context, { key: 'knowledge.glad' }, mainMenu(step.context));
      return step.end(DONE);
    },
  ]);
}

/** Who is asked whether it helped may ask something else instead, or send files. */
export function saidAnew(answer: Answer, locale: Locale): Next {
  if (answer.kind === 'files') return { kind: 'goTo', intent: { kind: 'filesSent' }, isSaid: true };
  return { kind: 'goTo', intent: recognise(answer.kind === 'text' ? answer.text : '', locale), isSaid: true };
}

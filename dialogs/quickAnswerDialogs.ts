import { FAQ } from '../locales/faq.ts';
import type { Locale } from '../locales/index.ts';
import { DIALOGS, DONE } from './ids.ts';
import type { Next } from './ids.ts';
import { mainMenu } from './menu.ts';
import type { DialogPorts } from './ports.ts';
import type { Answer } from './question.ts';
import { quickAnswer } from './quickAnswers.ts';
import { recognise } from './recognise.ts';
import { localeOf, option, send, tell } from './replies.ts';
import { withArticle, withSaid, withVerdict } from './trail.ts';
import { createWaterfall } from './waterfall.ts';

/** Shows the frequent questions. Choosing one says it, so nothing waits for an answer here. */
export function createQuickAnswersDialog() {
  return createWaterfall(DIALOGS.quickAnswers, [
    async function choose(step) {
      const questions = FAQ[localeOf(step.context)];
      const options = questions.map(({ id, question }) => ({ id, label: { text: question } }));
      await send(step.context, { say: [{ key: 'quickAnswers.choose' }], options });
      return step.end(DONE);
    },
  ]);
}

/** Answers one frequent question, and goes on to the knowledge base when that was not enough. */
export function createQuickAnswerDialog({ memory: { trail } }: Pick<DialogPorts, 'memory'>) {
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
      await trail.change(step.context, (before) => withVerdict(before, said.id === 'yes'));
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
  if (answer.kind === 'files') return { kind: 'goTo', intent: { kind: 'filesSent' } };
  return { kind: 'goTo', intent: recognise(answer.kind === 'text' ? answer.text : '', locale) };
}

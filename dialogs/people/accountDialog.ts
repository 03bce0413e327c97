import { DIALOGS, DONE } from '../ids.ts';
import { mainMenu } from '../menu.ts';
import { tell } from '../replies.ts';
import { createWaterfall } from '../waterfall.ts';
import { escapeMarkdown } from '../words.ts';

/** For somebody who wants to sign in before anything needs it. */
export function createAccountDialog() {
  return createWaterfall(DIALOGS.account, [
    async function who(step) {
      return step.begin(DIALOGS.signIn, {});
    },
    async function greet(step) {
      const customer = step.resultOf(DIALOGS.signIn);
      if (customer)
        await tell(
          step.context,
          { key: 'signIn.already', params: { name: escapeMarkdown(customer.name) } },
          mainMenu(step.context),
        );
      return step.end(DONE);
    },
  ]);
}

import type { Locale } from '../locales/index.ts';
import { recogniseCommand } from './recognise.ts';
import type { ToldAction } from './recogniseRequest.ts';
import { requestActionTold } from './recogniseRequest.ts';

/**
 * What is to be done with a request that is known, where nothing else is asked for by name: “create a request” is no
 * “rate request” with typos in it. Buttons about a request lead to the list of all where none is known.
 */
export function actionMeant(text: string, locale: Locale): ToldAction | undefined {
  const command = recogniseCommand(text, locale);
  return command === undefined || command.kind === 'myRequests' ? requestActionTold(text, locale) : undefined;
}

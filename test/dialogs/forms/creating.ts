import type { RequestField } from '../../../jira/requestForm.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm } from '../../support/fakeServiceDesk.ts';

export const SUMMARY = aField();
export const DESCRIPTION = aField({ kind: 'multiLine', fieldId: 'description', name: 'Description', required: false });

/** Somebody signed in, at a desk with one kind of request that asks for these fields. */
export function signedIn(...fields: readonly RequestField[]): Harness {
  const chat = createDialogHarness();
  chat.identity.person = aPerson();
  chat.desk.forms = [aForm(fields)];
  return chat;
}

/** Begins a request of the one kind there is. */
export async function began(...fields: readonly RequestField[]): Promise<Harness> {
  const chat = signedIn(...fields);
  await chat.say('Create a request');
  await chat.say('Get IT help');
  return chat;
}

export const answers = (chat: Harness) => chat.desk.created[0]?.answers;

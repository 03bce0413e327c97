import type { TurnContext } from 'botbuilder';
import { wordsIn } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { readMessage } from '../../messaging/inbound.ts';
import type { CreateRequestOptions } from '../ids.ts';
import type { DialogPorts } from '../ports.ts';
import { emailsIn } from '../recognition/emailsIn.ts';
import { whereKnown } from '../whereKnown.ts';
import type { Listed } from './requestTypes.ts';
import { typeNamed, typesIn } from './requestTypes.ts';

type KindPorts = Pick<DialogPorts, 'serviceDesk'>;

interface ForSomebody {
  readonly email: string;
  /** With what the request goes on: without the address, where that is no part of what it is about. */
  readonly options: CreateRequestOptions;
}

/** Whom a request is wanted for by somebody else. */
export async function wantedForSomebody(
  context: TurnContext,
  ports: KindPorts,
  { about = '', ...rest }: CreateRequestOptions,
): Promise<ForSomebody | undefined> {
  if (about === '') return undefined;
  const named = namedForSomebody(readMessage(context.activity).text);
  const type = named && (await kindNamed(ports, named.rest));
  if (type) return { email: named.email, options: { ...rest, typeId: type.id } };
  const other = forSomebody(about);
  return other && { email: other.email, options: other.about === '' ? rest : { ...rest, about: other.about } };
}

/** None where the service desk does not say. */
async function kindNamed({ serviceDesk }: KindPorts, said: string): Promise<Listed | undefined> {
  return typeNamed(said, typesIn((await whereKnown(serviceDesk.findRequestTypes())) ?? []));
}

const FOR = new Set(Object.values(PHRASES).flatMap(({ aboutRequest }) => aboutRequest.parting.flatMap(wordsIn)));

/**
 * `second@example.com: new mouse`: whom a request is for is asked by its form, and is no part of what it is about. Without
 * a colon it may be: `second@example.com cannot log in`.
 */
function forSomebody(said: string): { readonly email: string; readonly about: string } | undefined {
  const [, first = '', about = ''] = /^(\S+?)(?:\s*:\s+([^]*))?$/u.exec(said) ?? [];
  const [email] = first.includes('@') ? emailsIn(first) : [];
  return email === undefined ? undefined : { email, about };
}

/** `I want to report a fault for second@example.com`: whom it is for, and the `rest`, which may name a kind of request. */
function namedForSomebody(said: string): { readonly email: string; readonly rest: string } | undefined {
  const words = said.trim().split(/\s+/);
  const at = words.findIndex((word) => word.includes('@'));
  const [email] = emailsIn(words[at] ?? '');
  const [before = '', ...others] = wordsIn(words[at - 1] ?? '');
  if (email === undefined || others.length > 0 || !FOR.has(before)) return undefined;
  return { email, rest: [...words.slice(0, at - 1), ...words.slice(at + 1)].join(' ') };
}

import { isAgent, mayUseDesk } from '../context.ts';
import type { SiteRequestType } from '../model.ts';
import { pageOf } from '../pages.ts';
import { deskRefusal, json } from '../protocol.ts';
import type { Answer, Call } from '../protocol.ts';
import { deskToWire, fieldToWire, requestTypeToWire, userToWire } from '../wire.ts';
import { withDesk, withRequestType } from './lookups.ts';

export function getServiceDesks(call: Call): Answer {
  const visible = call.context.site.desks.filter((desk) => mayUseDesk(call.caller, desk));
  const wire = visible.map((desk) => deskToWire(call, desk));
  return json(200, pageOf(call, wire));
}

export function getServiceDeskById(call: Call): Answer {
  return withDesk(call, (desk) => json(200, deskToWire(call, desk)));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Every word that is searched for begins a word of the name or the description. */
function matchesSearch(type: SiteRequestType, searched: string): boolean {
  const words = wordsOf(`${type.name} ${type.description}`);
  return wordsOf(searched).every((prefix) => words.some((word) => word.startsWith(prefix)));
}

export function getRequestTypes(call: Call): Answer {
  const searched = call.query.get('searchQuery');
  const groupId = call.query.get('groupId');
  const withHidden = searched === null || call.query.get('includeHiddenRequestTypesInSearch') === 'true';
  return withDesk(call, (desk) => {
    const found = desk.requestTypes
      .filter((type) => searched === null || matchesSearch(type, searched))
      .filter((type) => withHidden || type.groupIds.length > 0)
      .filter((type) => groupId === null || type.groupIds.includes(groupId));
    const wire = found.map((type) => requestTypeToWire(call, desk, type));
    return json(200, pageOf(call, wire));
  });
}

export function getRequestTypeById(call: Call): Answer {
  return withRequestType(call, (desk, type) => json(200, requestTypeToWire(call, desk, type)));
}

export function getRequestTypeFields(call: Call): Answer {
  return withRequestType(call, (_desk, type) => {
    const shown = type.fields.filter((field) => field.visible !== false || call.caller?.role === 'admin');
    const may = isAgent(call.caller);
    return json(200, {
      requestTypeFields: shown.map(fieldToWire),
      canRaiseOnBehalfOf: may,
      canAddRequestParticipants: may,
    });
  });
}

export function getRequestTypeGroups(call: Call): Answer {
  return withDesk(call, (desk) => json(200, pageOf(call, desk.groups)));
}

export function getCustomers(call: Call): Answer {
  if (!isAgent(call.caller)) return deskRefusal(403, 'Only agents may list the customers of a service desk.');
  const searched = (call.query.get('query') ?? '').toLowerCase();
  return withDesk(call, (desk) => {
    const customers = call.context.site.users
      .filter((user) => user.accountType === 'customer' && mayUseDesk(user, desk))
      .filter((user) => `${user.displayName} ${user.email}`.toLowerCase().includes(searched))
      .map((user) => userToWire(call, user));
    return json(200, pageOf(call, customers));
  });
}

import { fieldSchemas } from './fieldSchemas.ts';
import { findUser, isAgent } from './context.ts';
import type {
  AttachmentRecord,
  CommentRecord,
  RequestRecord,
  SiteDesk,
  SiteField,
  SiteOption,
  SiteRequestType,
  SiteUser,
} from './model.ts';
import { wholePage } from './pages.ts';
import type { Call } from './protocol.ts';
import { statusCategoryOf } from './workflow.ts';

type Wire = Readonly<Record<string, unknown>>;

/** Jira's offsets have no colon, which `Date.parse` is not bound to read. */
export function dateToWire(atMs: number): Wire {
  const iso = new Date(atMs).toISOString();
  return {
    epochMillis: atMs,
    friendly: new Date(atMs).toUTCString(),
    iso8601: `${iso.slice(0, 19)}+0000`,
    jira: iso.replace('Z', '+0000'),
  };
}

export function userToWire(call: Call, user: SiteUser): Wire {
  const self = `${call.siteUrl}/rest/api/2/user?accountId=${encodeURIComponent(user.accountId)}`;
  return {
    accountId: user.accountId,
    ...(user.emailHidden ? {} : { emailAddress: user.email }),
    displayName: user.displayName,
    active: user.active,
    timeZone: user.timeZone ?? 'Etc/UTC',
    _links: { jiraRest: self, avatarUrls: {}, self },
  };
}

export function accountToWire(call: Call, accountId: string): Wire {
  const user = findUser(call.context, accountId);
  return user === undefined ? { accountId, displayName: 'Former user', active: false } : userToWire(call, user);
}

export function deskToWire(call: Call, desk: SiteDesk): Wire {
  return {
    id: desk.id,
    projectId: desk.projectId,
    projectName: desk.projectName,
    projectKey: desk.projectKey,
    projectTypeKey: 'service_desk',
    _links: { self: `${call.siteUrl}/rest/servicedeskapi/servicedesk/${desk.id}` },
  };
}

export function requestTypeToWire(call: Call, desk: SiteDesk, type: SiteRequestType): Wire {
  return {
    _expands: ['field'],
    id: type.id,
    _links: { self: `${call.siteUrl}/rest/servicedeskapi/servicedesk/${desk.id}/requesttype/${type.id}` },
    name: type.name,
    description: type.description,
    helpText: type.helpText,
    issueTypeId: '10010',
    serviceDeskId: desk.id,
    portalId: desk.id,
    groupIds: type.groupIds,
    icon: { id: '10516', _links: { iconUrls: {} } },
  };
}

function optionToWire(option: SiteOption): Wire {
  return { value: option.id, label: option.label, children: (option.children ?? []).map(optionToWire) };
}

export function fieldToWire(field: SiteField): Wire {
  const text = field.defaultText;
  const defaultText = text === undefined ? [] : [{ id: text, label: text }];
  const defaults = (field.options ?? []).filter((option) => field.defaultOptionIds?.includes(option.id));
  const suggested = [...defaults, ...defaultText].map(optionToWire);
  // What a form does not show is preset, not suggested.
  const isShown = field.visible !== false;
  return {
    fieldId: field.fieldId,
    name: field.name,
    description: field.description ?? '',
    required: field.required,
    defaultValues: isShown ? suggested : [],
    validValues: (field.options ?? []).map(optionToWire),
    presetValues: isShown ? [] : [...defaults, ...defaultText].map(({ id }) => id),
    jiraSchema: fieldSchemas[field.kind](field.fieldId),
    visible: isShown,
  };
}

/** What the caller asked to be shown in full. */
function expandsOf(call: Call): readonly string[] {
  return call.query.getAll('expand').flatMap((each) => each.split(','));
}

function filesOf(call: Call, request: RequestRecord, comment: CommentRecord): Wire {
  const files = request.attachments.filter(({ id }) => comment.attachmentIds.includes(id));
  const wire = files.map((file) => attachmentToWire(call, file));
  return wholePage(call.siteUrl, wire);
}

export function commentToWire(call: Call, request: RequestRecord, comment: CommentRecord): Wire {
  return {
    _expands: ['attachment', 'renderedBody'],
    id: comment.id,
    body: comment.body,
    public: comment.public,
    author: accountToWire(call, comment.authorId),
    created: dateToWire(comment.createdAtMs),
    _links: { self: `${call.siteUrl}/rest/servicedeskapi/request/${request.issueId}/comment/${comment.id}` },
    ...(expandsOf(call).includes('attachment') ? { attachments: filesOf(call, request, comment) } : {}),
  };
}

export function attachmentToWire(call: Call, attachment: AttachmentRecord): Wire {
  const content = `${call.siteUrl}/servicedesk/customershim/secure/attachment/${attachment.id}`;
  return {
    filename: attachment.filename,
    author: accountToWire(call, attachment.authorId),
    created: dateToWire(attachment.createdAtMs),
    size: attachment.sizeBytes,
    mimeType: attachment.mimeType,
    _links: { jiraRest: `${call.siteUrl}/rest/api/2/attachment/${attachment.id}`, content },
  };
}

export function statusToWire({ context }: Call, request: RequestRecord): Wire {
  return {
    status: request.status,
    statusCategory: statusCategoryOf(context.site, request.status),
    statusDate: dateToWire(request.statusChangedAtMs),
  };
}

function fieldValuesToWire(request: RequestRecord, type: SiteRequestType | undefined): readonly Wire[] {
  const shown = (type?.fields ?? []).filter((field) => field.visible !== false);
  return shown.flatMap((field) => {
    const value = request.fieldValues[field.fieldId];
    return value === undefined ? [] : [{ fieldId: field.fieldId, label: field.name, value }];
  });
}

export function summaryOf(request: RequestRecord): string {
  const summary = request.fieldValues['summary'];
  return typeof summary === 'string' ? summary : '';
}

/** `expand` names more parts of the answer, as Jira has it; only those that the product asks for exist here. */
export function requestToWire(call: Call, desk: SiteDesk, request: RequestRecord): Wire {
  const type = desk.requestTypes.find((each) => each.id === request.requestTypeId);
  const expand = expandsOf(call);
  const participants = request.participantIds.map((id) => accountToWire(call, id));
  const links = {
    jiraRest: `${call.siteUrl}/rest/api/2/issue/${request.issueId}`,
    web: `${call.context.publicUrl(call.siteUrl)}/portal/requests/${request.key}`,
    self: `${call.siteUrl}/rest/servicedeskapi/request/${request.issueId}`,
    ...(isAgent(call.caller) ? { agent: `${call.siteUrl}/browse/${request.key}` } : {}),
  };
  return {
    _expands: ['participant', 'status', 'sla', 'requestType', 'serviceDesk', 'attachment', 'action', 'comment'],
    issueId: request.issueId,
    issueKey: request.key,
    summary: summaryOf(request),
    requestTypeId: request.requestTypeId,
    serviceDeskId: desk.id,
    createdDate: dateToWire(request.createdAtMs),
    reporter: accountToWire(call, request.reporterId),
    requestFieldValues: fieldValuesToWire(request, type),
    currentStatus: statusToWire(call, request),
    _links: links,
    ...(expand.includes('requestType') && type ? { requestType: requestTypeToWire(call, desk, type) } : {}),
    ...(expand.includes('serviceDesk') ? { serviceDesk: deskToWire(call, desk) } : {}),
    ...(expand.includes('participant') ? { participants: wholePage(call.siteUrl, participants) } : {}),
  };
}

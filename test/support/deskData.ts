import type { Approval, Article, CustomerRequest, PublicComment, RequestForm, RequestType } from '../../jira/ports.ts';
import type { RequestField } from '../../jira/requestForm.ts';

export function anArticle(overrides: Partial<Article> = {}): Article {
  return {
    id: '1',
    title: 'Replacing toner',
    excerpt: 'Open the front door.',
    url: 'https://desk.test/kb/1',
    ...overrides,
  };
}

export function aRequestType(overrides: Partial<RequestType> = {}): RequestType {
  return { id: '10', name: 'Get IT help', description: 'For all problems', helpText: '', ...overrides };
}

export function aField(overrides: Partial<RequestField> = {}): RequestField {
  const field = { kind: 'text', fieldId: 'summary', name: 'Summary', hint: '', required: true, defaultText: undefined };
  return { ...field, ...overrides } as RequestField;
}

export function aForm(fields: readonly RequestField[], overrides: Partial<RequestForm> = {}): RequestForm {
  const requestType = aRequestType();
  return {
    requestType,
    fields,
    portalUrl: 'https://desk.test/portal/1/create/10',
    canCreateOnBehalf: true,
    ...overrides,
  };
}

export function aRequest(overrides: Partial<CustomerRequest> = {}): CustomerRequest {
  return {
    key: 'CERT-1',
    summary: 'No toner',
    requestTypeName: 'Get IT help',
    status: 'Waiting for support',
    statusCategory: 'inProgress',
    createdAtMs: Date.UTC(2026, 0, 2),
    statusChangedAtMs: Date.UTC(2026, 0, 3),
    portalUrl: 'https://desk.test/portal/1/CERT-1',
    ...overrides,
  };
}

export function aComment(overrides: Partial<PublicComment> = {}): PublicComment {
  return {
    id: '1',
    authorName: 'Demo Agent',
    authorAccountId: 'agent-1',
    text: 'On its way',
    createdAtMs: Date.UTC(2026, 0, 4),
    ...overrides,
  };
}

export function anApproval(overrides: Partial<Approval> = {}): Approval {
  return { id: '7', name: 'Waiting for approval', createdAtMs: 0, canAnswerHere: true, ...overrides };
}

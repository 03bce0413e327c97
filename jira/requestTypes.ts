import { z } from 'zod';
import { isKojiError } from '../errors.ts';
import type { JiraAccess } from './access.ts';
import { decode } from './decode.ts';
import { decodeField, wireFieldSchema } from './decodeField.ts';
import { collectPages } from './pages.ts';
import type { FormResult, RequestType, RequestTypeGroup } from './ports.ts';

const requestTypeSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().default(''),
  helpText: z.string().default(''),
  portalId: z.string(),
  groupIds: z.array(z.string()).default([]),
});
type WireRequestType = z.infer<typeof requestTypeSchema>;

const groupSchema = z.object({ id: z.string(), name: z.string() });

const formSchema = z.object({
  canRaiseOnBehalfOf: z.boolean().default(false),
  requestTypeFields: z.array(wireFieldSchema),
});

/** jira.js wants some of them as numbers, which are exact up to 15 digits. */
const REQUEST_TYPE_ID = /^\d{1,15}$/;

function toRequestType({ id, name, description, helpText }: WireRequestType): RequestType {
  return { id, name, description, helpText };
}

/** Types without a group are hidden in the help portal, so they are hidden in the chat. */
export async function findRequestTypes(access: JiraAccess, searchText?: string): Promise<readonly RequestTypeGroup[]> {
  const { api } = access;
  const { id: serviceDeskId } = await access.desk();
  const searchQuery = searchText?.trim();
  const search = searchQuery === undefined || searchQuery === '' ? {} : { searchQuery };
  const [types, groups] = await Promise.all([
    collectPages(requestTypeSchema, 'request types', (range) =>
      api.servicedesk.getRequestTypes({ serviceDeskId, ...search, ...range }),
    ),
    collectPages(groupSchema, 'groups of request types', (range) =>
      api.servicedesk.getRequestTypeGroups({ serviceDeskId, ...range }),
    ),
  ]);
  return groups
    .map(({ id, name }) => ({
      id,
      name,
      requestTypes: types.filter((type) => type.groupIds.includes(id)).map(toRequestType),
    }))
    .filter((group) => group.requestTypes.length > 0);
}

/** The request type as Jira has it, or nothing where the desk has none of that id. */
export async function findRequestType(access: JiraAccess, id: string): Promise<WireRequestType | undefined> {
  if (!REQUEST_TYPE_ID.test(id)) return undefined;
  const { id: serviceDeskId } = await access.desk();
  try {
    const answer = await access.api.servicedesk.getRequestTypeById({ serviceDeskId, requestTypeId: id });
    return decode(requestTypeSchema, answer, 'a request type');
  } catch (error) {
    if (isKojiError(error, 'notFound')) return undefined;
    throw error;
  }
}

export async function findRequestForm(access: JiraAccess, requestTypeId: string): Promise<FormResult> {
  const type = await findRequestType(access, requestTypeId);
  if (type === undefined) return { kind: 'notFound' };
  const { id: serviceDeskId } = await access.desk();
  const answer = await access.api.servicedesk.getRequestTypeFields({
    serviceDeskId,
    requestTypeId: Number(requestTypeId),
  });
  const { requestTypeFields, canRaiseOnBehalfOf } = decode(formSchema, answer, 'the fields of a request type');
  const portal = `${access.siteUrl}/servicedesk/customer/portal/${encodeURIComponent(type.portalId)}`;
  const form = {
    requestType: toRequestType(type),
    fields: requestTypeFields.filter((field) => field.visible).map(decodeField),
    portalUrl: `${portal}/create/${requestTypeId}`,
    canCreateOnBehalf: canRaiseOnBehalfOf,
  };
  return { kind: 'found', form };
}

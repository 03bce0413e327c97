import { DEMO_ACCOUNTS } from '../../accounts.ts';
import type { SiteDesk, SiteField, SiteRequestType } from '../model.ts';

const summary: SiteField = { fieldId: 'summary', kind: 'summary', name: 'Summary', required: true };
const details: SiteField = {
  fieldId: 'description',
  kind: 'description',
  name: 'What is the problem?',
  description: 'What did you do, what did you expect, what happened?',
  required: true,
};
const attachment: SiteField = { fieldId: 'attachment', kind: 'attachment', name: 'Attachment', required: false };

function optionsOf(firstId: number, labels: readonly string[]): { readonly id: string; readonly label: string }[] {
  return labels.map((label, index) => ({ id: String(firstId + index), label }));
}

const getHelp: SiteRequestType = {
  id: '1',
  name: 'Get IT help',
  description: 'Get assistance for general IT problems and questions.',
  helpText: '',
  groupIds: ['1'],
  fields: [summary, details, attachment],
};

const newLaptop: SiteRequestType = {
  id: '2',
  name: 'Request a new laptop',
  description: 'Equipment for new people and replacements.',
  helpText: 'Your manager is told.',
  groupIds: ['2'],
  fields: [
    summary,
    {
      fieldId: 'customfield_10101',
      kind: 'select',
      name: 'Model',
      required: true,
      options: optionsOf(10201, ['13 inch, light', '14 inch, standard', '16 inch, powerful']),
      defaultOptionIds: ['10202'],
    },
    { fieldId: 'duedate', kind: 'date', name: 'Date needed', required: true },
    attachment,
  ],
};

const systemProblem: SiteRequestType = {
  id: '3',
  name: 'Report a system problem',
  description: 'Let us know if something is not working.',
  helpText: '',
  groupIds: ['1'],
  fields: [
    summary,
    details,
    {
      fieldId: 'customfield_10102',
      kind: 'multiselect',
      name: 'Affected services',
      required: false,
      options: optionsOf(10211, ['E-mail', 'Network', 'Printing', 'Telephone']),
    },
    { fieldId: 'customfield_10103', kind: 'datetime', name: 'When did it begin?', required: false },
    attachment,
    { fieldId: 'customfield_10104', kind: 'text', name: 'Source', required: false, visible: false },
  ],
};

const requestAccess: SiteRequestType = {
  id: '4',
  name: 'Request access',
  description: 'Access to an application or a shared folder.',
  helpText: '',
  groupIds: ['2', '3'],
  fields: [
    summary,
    {
      fieldId: 'customfield_10105',
      kind: 'select',
      name: 'Application',
      required: true,
      options: optionsOf(10221, ['Accounting', 'Customer database', 'Shared folders', 'Time sheets']),
    },
    { fieldId: 'customfield_10106', kind: 'textarea', name: 'Reason', required: true },
  ],
};

/** Has every other kind of field, so that none of them is met in production first. */
const moveDesk: SiteRequestType = {
  id: '5',
  name: 'Move to another desk',
  description: 'Furniture, network socket and telephone at a new place.',
  helpText: '',
  groupIds: ['2'],
  fields: [
    summary,
    {
      fieldId: 'customfield_10107',
      kind: 'cascading',
      name: 'Building and floor',
      required: true,
      options: [
        { id: '10231', label: 'North', children: optionsOf(10241, ['Ground floor', 'First floor']) },
        { id: '10232', label: 'South', children: optionsOf(10251, ['Ground floor']) },
      ],
    },
    { fieldId: 'customfield_10108', kind: 'number', name: 'Number of screens', required: false },
    { fieldId: 'labels', kind: 'labels', name: 'Labels', required: false },
    { fieldId: 'customfield_10109', kind: 'user', name: 'Who approves it?', required: false },
    { fieldId: 'customfield_10110', kind: 'asset', name: 'Furniture', required: false },
  ],
};

const hiddenType: SiteRequestType = {
  id: '6',
  name: 'Emailed request',
  description: 'Help by e-mail, not shown in the portal.',
  helpText: '',
  groupIds: [],
  fields: [summary],
};

const restrictedDeskType: SiteRequestType = {
  id: '7',
  name: 'Ask about my contract',
  description: 'Confidential.',
  helpText: '',
  groupIds: ['9'],
  fields: [summary],
};

/** The open desk "Certification" and a closed one that only the demo admin may see. */
export const SITE_DESKS: readonly SiteDesk[] = [
  {
    id: '1',
    projectId: '10000',
    projectKey: 'CERT',
    projectName: 'Certification',
    closed: false,
    memberIds: [],
    groups: [
      { id: '1', name: 'Common requests' },
      { id: '2', name: 'Equipment and access' },
      { id: '3', name: 'Logins and accounts' },
    ],
    requestTypes: [getHelp, newLaptop, systemProblem, requestAccess, moveDesk, hiddenType],
  },
  {
    id: '2',
    projectId: '10001',
    projectKey: 'STAFF',
    projectName: 'Staff matters',
    closed: true,
    memberIds: DEMO_ACCOUNTS.filter((account) => account.kind === 'admin').map((account) => account.accountId),
    groups: [{ id: '9', name: 'Contracts' }],
    requestTypes: [restrictedDeskType],
  },
];

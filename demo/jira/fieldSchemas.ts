import type { SiteFieldKind } from './model.ts';

type JiraSchema = Readonly<Record<string, string | number>>;

const CUSTOM_TYPES = 'com.atlassian.jira.plugin.system.customfieldtypes';

function system(name: string, type: string, items?: string): () => JiraSchema {
  return () => ({ type, system: name, ...(items === undefined ? {} : { items }) });
}

/** A field id without digits, such as `duedate`, belongs to a system field of the same type. */
function custom(name: string, type: string, items?: string): (fieldId: string) => JiraSchema {
  return (fieldId) => {
    const customId = Number(fieldId.replace('customfield_', ''));
    const identity = Number.isNaN(customId) ? { system: fieldId } : { custom: `${CUSTOM_TYPES}:${name}`, customId };
    return { type, ...(items === undefined ? {} : { items }), ...identity };
  };
}

/** The `jiraSchema` of a field of each kind. */
export const fieldSchemas: Readonly<Record<SiteFieldKind, (fieldId: string) => JiraSchema>> = {
  summary: system('summary', 'string'),
  description: system('description', 'string'),
  text: custom('textfield', 'string'),
  textarea: custom('textarea', 'string'),
  number: custom('float', 'number'),
  date: custom('datepicker', 'date'),
  datetime: custom('datetime', 'datetime'),
  select: custom('select', 'option'),
  multiselect: custom('multiselect', 'array', 'option'),
  cascading: custom('cascadingselect', 'option-with-child'),
  labels: custom('labels', 'array', 'string'),
  user: custom('userpicker', 'user'),
  attachment: system('attachment', 'array', 'attachment'),
  priority: system('priority', 'priority'),
  people: custom('multiuserpicker', 'array', 'user'),
  asset: custom('cmdb-object-cftype', 'array', 'cmdb-object-field'),
};

import type { SiteField, SiteFieldKind, SiteRequestType } from '../../../demo/jira/model.ts';

type FieldSeed = Partial<SiteField> & Pick<SiteField, 'fieldId' | 'name'> & { readonly kind: SiteFieldKind };

function aField(seed: FieldSeed): SiteField {
  return { required: false, ...seed };
}

function aType(id: string, name: string, seed: Partial<SiteRequestType> = {}): SiteRequestType {
  return { id, name, description: '', helpText: '', groupIds: ['71'], fields: [SUBJECT], ...seed };
}

function optionsOf(firstId: number, labels: readonly string[]) {
  return labels.map((label, index) => ({ id: String(firstId + index), label }));
}

/** The system field for a title goes by another name here. */
const SUBJECT = aField({ fieldId: 'summary', kind: 'summary', name: 'Worum geht es?', required: true });
const DETAILS = aField({
  fieldId: 'description',
  kind: 'description',
  name: 'Ihre *Beobachtungen*:',
  description: 'Was, wo, seit wann',
});

/** More than fits on buttons; two differ in their case only, one looks like a number, one like markup. */
const ROOMS = optionsOf(90_100, [
  '3',
  '101',
  'A|B',
  '[Lager]',
  'Küche',
  'küche',
  'Flur',
  'Hof',
  'Keller',
  'Dach',
  'Tor',
  'Büro',
  'Saal',
  'Empfang',
]);

const EVERYTHING: readonly SiteField[] = [
  SUBJECT,
  DETAILS,
  aField({ fieldId: 'customfield_90001', kind: 'text', name: 'Schild an der Tür', defaultText: 'ohne' }),
  aField({ fieldId: 'customfield_90002', kind: 'textarea', name: 'Anmerkungen' }),
  aField({ fieldId: 'customfield_90003', kind: 'number', name: 'Anzahl', required: true }),
  aField({ fieldId: 'customfield_90004', kind: 'date', name: 'Bis wann', required: true }),
  aField({
    fieldId: 'customfield_90005',
    kind: 'datetime',
    name: 'Besichtigung',
    required: true,
    defaultText: '2026-11-24T10:30:00.000+0000',
  }),
  aField({ fieldId: 'customfield_90006', kind: 'select', name: 'Raum', required: true, options: ROOMS }),
  aField({
    fieldId: 'customfield_90007',
    kind: 'multiselect',
    name: 'Gewerke',
    required: true,
    options: optionsOf(90_200, ['Strom', 'Wasser, warm', 'Wasser, kalt', 'Heizung']),
  }),
  aField({
    fieldId: 'customfield_90008',
    kind: 'cascading',
    name: 'Ort',
    required: true,
    options: [
      { id: '90301', label: 'Haus 1', children: optionsOf(90_310, ['Süd', 'West']) },
      { id: '90302', label: 'Garten' },
    ],
  }),
  aField({
    fieldId: 'priority',
    kind: 'priority',
    name: 'Dringlichkeit',
    required: true,
    options: optionsOf(1, ['Hoch', 'Mittel', 'Niedrig']),
    defaultOptionIds: ['2'],
  }),
  aField({ fieldId: 'labels', kind: 'labels', name: 'Stichworte' }),
  aField({ fieldId: 'customfield_90009', kind: 'user', name: 'Ansprechpartner', required: true }),
  aField({ fieldId: 'attachment', kind: 'attachment', name: 'Fotos' }),
  aField({ fieldId: 'customfield_90010', kind: 'asset', name: 'Gerät' }),
  aField({ fieldId: 'customfield_90011', kind: 'text', name: 'Quelle', visible: false, required: true }),
];

const WISHES = aField({
  fieldId: 'customfield_90013',
  kind: 'select',
  name: 'Getränk',
  required: true,
  options: optionsOf(90_400, ['Kaffee', 'Tee']),
});

/** Kinds of requests of the other desk: more than one page, in several groups, and unlike the demo's. */
export const OTHER_TYPES: readonly SiteRequestType[] = [
  aType('3100', 'Etwas ist kaputt', { description: 'Licht, Türen & Co.', fields: [SUBJECT, DETAILS] }),
  aType('3101', 'Umbau mit allem', {
    description: 'Fragt nach allem, was es gibt',
    groupIds: ['72', '71'],
    fields: EVERYTHING,
  }),
  aType('3102', 'Bewirtung', { description: 'Ohne Betreff', groupIds: ['72'], fields: [WISHES] }),
  aType('3103', 'Teamzugang', {
    groupIds: ['73'],
    fields: [SUBJECT, aField({ fieldId: 'customfield_90012', kind: 'people', name: 'Mitglieder', required: true })],
  }),
  aType('3104', 'Schlüssel [neu] *2*', { description: '`Zugang`', groupIds: ['73'] }),
  aType('3199', 'Nur intern', { groupIds: [] }),
  ...Array.from({ length: 22 }, (_none, index) =>
    aType(String(3200 + index), `Dienst ${String(index + 1)}`, { groupIds: [index % 2 === 0 ? '74' : '72'] }),
  ),
];

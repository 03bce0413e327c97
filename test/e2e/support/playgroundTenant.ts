/** The person at the keyboard of a Playground, as Entra ID and the Teams roster know them. */
export interface PlaygroundPerson {
  readonly name: string;
  readonly email: string;
  readonly aadObjectId: string;
}

const DEMO_AGENT: PlaygroundPerson = {
  name: 'Demo Agent',
  email: 'koji.agent@gmail.com',
  aadObjectId: '00000000-0000-0000-0000-000000000020',
};

/** The smallest roster the Playground accepts. */
const OTHERS = [1, 2, 3, 4, 5] as const;

/** The Playground's own description of a tenant, in the shape of its `.m365agentsplayground.yml`. */
export function playgroundTenant(person: PlaygroundPerson = DEMO_AGENT): Readonly<Record<string, unknown>> {
  return {
    version: '0.1.1',
    tenantId: '00000000-0000-0000-0000-000000000001',
    bot: { id: '28:koji', name: 'Koji' },
    currentUser: member(`29:${person.aadObjectId}`, person),
    users: OTHERS.map((number) => member(`29:other-${number}`, other(number))),
    personalChat: { id: `a:${person.aadObjectId}` },
    groupChat: { id: '19:group@thread.v2', name: 'Group Chat' },
    team: {
      id: '19:team@thread.tacv2',
      name: 'Service desk',
      aadGroupId: '00000000-0000-0000-0000-000000000031',
      channels: [{ id: '19:announcements@thread.tacv2', name: 'Announcements' }],
    },
  };
}

function member(id: string, { name, email, aadObjectId }: PlaygroundPerson): Readonly<Record<string, string>> {
  const [givenName = name, surname = name] = name.split(' ');
  // The misspelling is the Playground's.
  return { id, name, userPrincipleName: email, aadObjectId, givenName, surname, email };
}

function other(number: number): PlaygroundPerson {
  const aadObjectId = `00000000-0000-0000-0000-00000000010${number}`;
  return { name: `Colleague ${number}`, email: `colleague${number}@example.com`, aadObjectId };
}

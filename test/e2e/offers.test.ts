import { addPerson, makeLiveAgent, openTenantRoleSetup, refreshPeople } from './support/backofficeSteps.ts';
import { offerChats, setSkills, switchLiveChatOn } from './support/backofficeSteps.ts';
import { takeScreenshot } from './support/browser.ts';
import { startPlayground } from './support/playground.ts';
import type { Playground } from './support/playground.ts';
import { PlaygroundPage } from './support/playgroundPage.ts';
import { inScenes } from './support/scenes.ts';
import { useStage } from './support/stage.ts';
import type { Visitor } from './support/visitor.ts';
import { openBackoffice, openBackofficeChat, openPortalChat } from './support/visitor.ts';

describe('A desk that asks its agents first', () => {
  inScenes();
  const stage = useStage();
  let playground: Playground | undefined;
  let inTeams: PlaygroundPage;
  let inChat: Visitor;
  let customer: Visitor;

  after(() => playground?.stop());

  it('is set up by the admin: offers, skills, and two agents', async () => {
    playground = await startPlayground({
      botUrl: stage.app.botUrl,
      person: {
        name: 'Second Agent',
        email: 'second@example.com',
        aadObjectId: '00000000-0000-0000-0000-000000000021',
      },
    });
    inTeams = new PlaygroundPage(await stage.newForeignPage());
    await inTeams.open(playground.url);
    await inTeams.say('Hello');
    await inTeams.expectBotMessage('Hello Second Agent!');
    const admin = await openBackoffice(stage, 'Demo Admin');
    await switchLiveChatOn(admin);
    await offerChats(admin, 'Network, Payroll');
    await takeScreenshot(admin, 'offers-settings');
    await openTenantRoleSetup(admin);
    await addPerson(admin, 'koji.agent@gmail.com');
    await makeLiveAgent(admin, 'koji.agent@gmail.com');
    await refreshPeople(admin);
    await makeLiveAgent(admin, 'Second Agent');
    await setSkills(admin, 'Second Agent', 'Network');
    await takeScreenshot(admin, 'offers-skills');
  });

  it('asks the customer what it is about, and the agent who knows about it with a card', async () => {
    inChat = await openBackofficeChat(stage, 'Demo Agent');
    await inChat.chat.say('#on');
    await inChat.chat.expectBot('You are on duty now.');
    await inTeams.say('#on');
    await inTeams.expectBotMessage('You are on duty now.');
    customer = await openPortalChat(stage, 'Demo Customer');
    await customer.chat.say('transfer to an agent');
    await customer.chat.expectBot('What is it about?');
    await customer.chat.press('Network');
    await customer.chat.expectBot('Your position in the queue: 1.');
    await inTeams.expectBotMessage(/Demo Customer asks for an agent.*within 1\d\d seconds/su);
    await takeScreenshot(inTeams.page, 'offers-teams');
  });

  it('Accept on the card: the chat begins, and the card says so', async () => {
    await inTeams.press('Accept');
    await customer.chat.expectBot('Second Agent will take this conversation');
    await inTeams.expectBotMessage('Demo Customer is connected to you.');
    await inTeams.page.getByText('You have accepted the chat with Demo Customer.').first().waitFor();
    await takeScreenshot(inTeams.page, 'offers-accepted');
    await inTeams.say('#exit');
    await inTeams.expectBotMessage('The conversation with Demo Customer is finished.');
    await inTeams.say('#off');
    await inTeams.expectBotMessage('You are off duty.');
  });

  it('Accept in the chat of the backoffice, by button, also for who will take any agent', async () => {
    await customer.chat.press('Talk to an agent');
    await customer.chat.expectBot('What is it about?');
    await customer.chat.press('Payroll');
    await customer.chat.expectBot('Nobody who knows about Payroll is on duty right now.');
    await customer.chat.press('Any agent will do');
    await inChat.chat.expectBot('Demo Customer asks for an agent.');
    await takeScreenshot(inChat.page, 'offers-chat');
    await inChat.chat.press('Accept');
    await customer.chat.expectBot('Demo Agent will take this conversation');
    await inChat.chat.expectBot('Demo Customer is connected to you.');
  });
});

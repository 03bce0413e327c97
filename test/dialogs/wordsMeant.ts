import type { Intent } from '../../dialogs/recognition/intents.ts';
import type { Locale } from '../../locales/index.ts';

export type Said = Readonly<Record<Locale, readonly string[]>>;

export const MEANT: readonly (readonly [Exclude<Intent['kind'], 'showRequest'>, Said])[] = [
  [
    'human',
    {
      en: [
        'can i talk to a human pls',
        'speak to a real human please!!',
        'give me a person',
        'connect me with someone',
        'i wanna talk 2 someone',
        'hey koji, can you put me through to an operator?',
        'is there anyone I can talk to',
        'i need a human asap',
        'not a bot',
        'talk to an agent about OPS7-1',
        'human for ops7-1 please',
        'can I speak to someone about my invoice?',
        'agent OPS7-1',
        'call me',
        'can someone call me back please',
        'i need a person',
        'i wanna speak w someone',
        'can anyone help me',
      ],
      de: [
        'mitarbeiter bitte',
        'ich will mit jemandem reden',
        'kann ich bitte mit einem menschen sprechen?',
        'verbinden Sie mich bitte mit einem Mitarbeiter!',
        'ist da jemand?',
        'mit einem agenten über OPS7-10 sprechen',
        'ich möchte mit jemandem wegen meiner Rechnung reden',
        'rufen sie mich bitte an',
        'rückruf bitte',
        'kann mich jemand anrufen?',
      ],
      fr: [
        "je veux parler à quelqu'un svp",
        'passez moi un conseiller s’il vous plaît',
        'une vraie personne merci',
        'parler à un conseiller au sujet de OPS7-1',
        'rappelez-moi svp',
        'quelqu’un peut m’appeler ?',
        'j’ai besoin de quelqu’un',
      ],
      es: [
        'quiero hablar con una persona por favor',
        'pásame con un agente porfa',
        'hay alguien ahí?',
        'hablar con un agente sobre OPS7-1',
        'llámame por favor',
        'quiero que me llamen',
        'necesito una persona',
      ],
    },
  ],
  [
    'createRequest',
    {
      en: [
        'i need a new request pls',
        'create ticket plz',
        'can you open a ticket for me?',
        'hi, i want to raise a new ticket, thanks',
        'report a problem pls',
        'i need a ticket',
      ],
      de: ['ich möchte ein ticket aufmachen', 'bitte ein neues Ticket', 'Störung melden bitte', 'erstelle ein ticket'],
      fr: ['ouvrir un ticket svp', 'je voudrais faire une nouvelle demande', 'signaler un problème stp'],
      es: ['abre un ticket porfa', 'quiero crear una nueva solicitud', 'reportar una incidencia por favor'],
    },
  ],
  [
    'myRequests',
    {
      en: [
        'my tickets pls',
        'whats the status of my request?',
        'any news on my ticket',
        'approvals',
        'what do i have to approve?',
        'show me my open tickets please',
        'how many open tickets do I have?',
        'list all tickets',
      ],
      de: [
        'zeig mir meine tickets',
        'wie ist der stand meiner anfrage',
        'gibt es was neues zu meinem ticket?',
        'was muss ich genehmigen?',
        'genehmigungen bitte',
        'wie viele offene Tickets habe ich?',
      ],
      fr: [
        'mes demandes stp',
        'où en est ma demande ?',
        'montrez-moi mes tickets',
        "qu'est-ce que je dois approuver ?",
      ],
      es: ['mis tickets por favor', '¿cómo va mi solicitud?', '¿qué tengo que aprobar?', 'muéstrame mis solicitudes'],
    },
  ],
  [
    'stop',
    {
      en: ['stop pls', 'nevermind', 'ok stop', 'forget it', 'stoppp please'],
      de: ['stopp bitte', 'vergiss das', 'schon gut, danke'],
      fr: ['stop svp', 'laissez tomber merci', 'oublie'],
      es: ['para por favor', 'déjalo', 'olvídalo gracias'],
    },
  ],
  [
    'help',
    {
      en: ['hello, i need help', 'can you help me please?', 'help plz'],
      de: ['ich brauche hilfe', 'können sie mir bitte helfen', 'hallo, hilfe'],
      fr: ['j ai besoin d aide', "j'ai besoin d'aide svp", 'pouvez-vous m’aider ?'],
      es: ['necesito ayuda', '¿puedes ayudarme?', 'hola, ayuda por favor'],
    },
  ],
  [
    'askAnother',
    {
      en: ['i have a problem', 'I have a question!'],
      de: ['ich habe ein problem', 'ich hätte eine frage'],
      fr: ["j'ai un problème", 'j ai une question svp'],
      es: ['tengo un problema', 'tengo una pregunta, por favor'],
    },
  ],
  [
    'exit',
    {
      en: ['exit pls', 'bye koji', 'ok bye, thanks'],
      de: ['tschüss', 'beenden bitte'],
      fr: ['au revoir, merci', 'bye'],
      es: ['adiós, gracias', 'chao'],
    },
  ],
  [
    'greet',
    {
      en: ['hi', 'hey koji!', 'hey'],
      de: ['hallo koji', 'hi', 'moin'],
      fr: ['salut koji', 'coucou'],
      es: ['hola koji', 'buenas'],
    },
  ],
  [
    'thanks',
    {
      en: ['thx', 'ok thanks', 'thank you so much for your help!'],
      de: ['danke', 'super, danke', 'vielen dank für die hilfe'],
      fr: ['merci', 'merci beaucoup pour votre aide'],
      es: ['gracias', 'muchas gracias por tu ayuda'],
    },
  ],
];

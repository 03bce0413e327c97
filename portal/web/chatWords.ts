/** What the frame around Web Chat says; the bot's own words come from the server. */
const WORDS = {
  en: {
    newConversation: 'New conversation',
    close: 'Close the chat',
    unreachable: 'The chat cannot be reached right now.',
    crowded: 'Too many conversations were begun from here. Please try again in a few minutes.',
    tryAgain: 'Try again',
    lost: 'Connection lost, trying again…',
    back: 'Connected again.',
    endsChat: 'You are waiting for an agent or talking to one. A new conversation ends that.',
    leave: 'End it and begin anew',
    stay: 'Stay',
    unsent: 'This may not have been sent:',
    sendAgain: 'Send again',
    discard: 'Discard',
    tooManyFiles: 'A message can have 10 files, so nothing was sent. Please send them in several messages.',
    tooBigFiles: 'The files of a message can have 4 MB here, so nothing was sent. Please send smaller ones.',
    tooLong: 'This message is too long, so it was not sent. Please send it in parts, or as a file.',
    tooMuch: 'A lot was sent from here, so this was not. Please try again later.',
  },
  fr: {
    newConversation: 'Nouvelle conversation',
    close: 'Fermer la discussion',
    unreachable: 'La discussion est injoignable pour le moment.',
    crowded: "Trop de conversations ont été ouvertes d'ici. Veuillez réessayer dans quelques minutes.",
    tryAgain: 'Réessayer',
    lost: 'Connexion perdue, nouvelle tentative…',
    back: 'La connexion est rétablie.',
    endsChat: 'Vous attendez un agent ou vous lui parlez. Recommencer y met fin.',
    leave: 'Terminer et recommencer',
    stay: 'Rester',
    unsent: "Ceci n'a peut-être pas été envoyé :",
    sendAgain: 'Renvoyer',
    discard: 'Supprimer',
    tooManyFiles:
      'Un message peut avoir 10 fichiers ; rien n’a été envoyé. Veuillez les envoyer en plusieurs messages.',
    tooBigFiles:
      'Les fichiers d’un message peuvent faire 4 Mo ici ; rien n’a été envoyé. Veuillez en envoyer de plus petits.',
    tooLong: 'Ce message est trop long ; il n’a pas été envoyé. Veuillez l’envoyer en plusieurs parties ou en fichier.',
    tooMuch: 'Beaucoup a été envoyé d’ici ; ce message ne l’a pas été. Veuillez réessayer plus tard.',
  },
  de: {
    newConversation: 'Neues Gespräch',
    close: 'Chat schließen',
    unreachable: 'Der Chat ist gerade nicht erreichbar.',
    crowded: 'Von hier wurden zu viele Gespräche begonnen. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
    tryAgain: 'Noch einmal versuchen',
    lost: 'Verbindung verloren, neuer Versuch …',
    back: 'Die Verbindung ist wieder da.',
    endsChat: 'Sie warten auf einen Agenten oder sprechen mit ihm. Wer neu beginnt, beendet das.',
    leave: 'Beenden und neu beginnen',
    stay: 'Bleiben',
    unsent: 'Das wurde vielleicht nicht gesendet:',
    sendAgain: 'Erneut senden',
    discard: 'Verwerfen',
    tooManyFiles:
      'Eine Nachricht kann 10 Dateien haben; es wurde nichts gesendet. Bitte senden Sie sie in mehreren Nachrichten.',
    tooBigFiles:
      'Die Dateien einer Nachricht können hier 4 MB groß sein; es wurde nichts gesendet. Bitte senden Sie kleinere.',
    tooLong: 'Diese Nachricht ist zu lang und wurde nicht gesendet. Bitte senden Sie sie in Teilen oder als Datei.',
    tooMuch:
      'Von hier wurde schon sehr viel gesendet, darum dies nicht mehr. Bitte versuchen Sie es später noch einmal.',
  },
  es: {
    newConversation: 'Nueva conversación',
    close: 'Cerrar el chat',
    unreachable: 'No se puede acceder al chat en este momento.',
    crowded: 'Se han iniciado demasiadas conversaciones desde aquí. Inténtelo de nuevo dentro de unos minutos.',
    tryAgain: 'Intentar de nuevo',
    lost: 'Conexión perdida, intentando de nuevo…',
    back: 'La conexión ha vuelto.',
    endsChat: 'Está esperando a un agente o hablando con él. Empezar de nuevo lo termina.',
    leave: 'Terminar y empezar de nuevo',
    stay: 'Quedarse',
    unsent: 'Puede que esto no se haya enviado:',
    sendAgain: 'Enviar de nuevo',
    discard: 'Descartar',
    tooManyFiles: 'Un mensaje puede tener 10 archivos; no se ha enviado nada. Envíelos en varios mensajes.',
    tooBigFiles:
      'Los archivos de un mensaje pueden tener 4 MB aquí; no se ha enviado nada. Envíe archivos más pequeños.',
    tooLong: 'Este mensaje es demasiado largo y no se ha enviado. Envíelo por partes o como archivo.',
    tooMuch: 'Ya se ha enviado mucho desde aquí; este mensaje no se ha enviado. Inténtelo de nuevo más tarde.',
  },
} as const;

export type ChatWord = keyof (typeof WORDS)['en'];
type Language = keyof typeof WORDS;

/** Web Chat's own translations go by these tags. */
const WEB_CHAT_LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', fr: 'fr-FR', de: 'de-DE', es: 'es-ES' };

/** @param locale any BCP 47 tag; English is spoken where a language is not there. */
export function wordOf(locale: string, word: ChatWord): string {
  return WORDS[languageOf(locale)][word];
}

/** The tag that Web Chat knows for the language of `locale`. */
export function webChatLocale(locale: string): string {
  return WEB_CHAT_LOCALES[languageOf(locale)];
}

function languageOf(locale: string): Language {
  const language = locale.toLowerCase().split('-')[0];
  return language === 'fr' || language === 'de' || language === 'es' ? language : 'en';
}

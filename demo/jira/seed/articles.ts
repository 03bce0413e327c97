import type { SiteArticle } from '../model.ts';

/** The knowledge base of the desk "Certification". */
export const SITE_ARTICLES: readonly SiteArticle[] = [
  {
    pageId: '98001',
    title: 'Reset your password',
    body: 'Open the sign-in page and choose "Forgot password". A link to reset the password is sent to your mailbox; it works for 30 minutes.\n\nIf no mail arrives, look into the spam folder, then ask the service desk.',
  },
  {
    pageId: '98002',
    title: 'Connect to the VPN',
    body: 'Install the VPN client from the software centre, open it and sign in with your company account.\n\nWhen the VPN does not connect, check that the clock of the computer is right and that no other VPN is running.',
  },
  {
    pageId: '98003',
    title: 'Read e-mail on your phone',
    body: 'Install the mail app from the app store of the phone. Add a work account and enter your e-mail address; the rest is filled in.\n\nThe phone asks for a screen lock before it shows the first e-mail.',
  },
  {
    pageId: '98004',
    title: 'The printer does not print',
    body: 'See whether the printer shows a paper jam or an empty tray. Remove the print job and print again.\n\nTo add a printer, open the settings, choose "Printers" and pick the one whose name is on the label.',
  },
  {
    pageId: '98005',
    title: 'Join the office Wi-Fi',
    body: 'Choose the Wi-Fi network "Office" and sign in with your company account. Guests use the Wi-Fi "Guest"; the reception gives out codes.\n\nA phone that keeps losing the Wi-Fi should forget the network and join again.',
  },
  {
    pageId: '98006',
    title: 'Turn on two-step verification',
    body: 'Open your account page, choose "Security" and then "Two-step verification". Scan the code with an authenticator app and enter the six digits.\n\nKeep the recovery codes in a safe place: they let you in when the phone is lost.',
  },
  {
    pageId: '98007',
    title: 'Install software',
    body: 'Open the software centre, search for the program and choose "Install". Most software needs no approval.\n\nSoftware that is not on the list can be asked for with the request "Request access".',
  },
  {
    pageId: '98008',
    title: 'Share a calendar',
    body: 'Open the calendar, choose "Share" and enter the names. A shared calendar shows up for the others within an hour.\n\nTo stop sharing, remove the name from the list.',
  },
  {
    pageId: '98009',
    title: 'Order a new laptop',
    body: 'Use the request "Request a new laptop". The delivery takes about two weeks; the old laptop goes back to the service desk.',
  },
];

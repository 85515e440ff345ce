import type { ContactMessages } from './en.ts'

export const de: ContactMessages = {
  site: 'Open-Source-Beobachtungsstelle (OSOR)',
  title: 'Kontakt zur Open-Source-Beobachtungsstelle',
  intro:
    'Fragen zu Lizenzen und zum Recht quelloffener Software in öffentlichen Verwaltungen beantworten unsere Rechtsexpertinnen und Rechtsexperten. Was sie schreiben, ist allgemeine Information und keine Rechtsberatung.',
  language: 'Deutsch',
  otherLanguages: 'Diese Seite in anderen Sprachen',
  firstName: 'Vorname',
  lastName: 'Nachname',
  organisation: 'Organisation (freiwillig)',
  email: 'E-Mail-Adresse',
  category: 'Worum geht es?',
  chooseCategory: 'Bitte wählen',
  categories: {
    legal: 'Frage zu Rechtsthemen',
    usage: 'Benutzung der Website',
    feature: 'Ein Wunsch für die Website',
    bug: 'Etwas funktioniert nicht',
    report: 'Einen Text melden',
    eu_login: 'Anmelden mit EU Login',
    other: 'Etwas anderes',
  },
  subject: 'Betreff',
  message: 'Ihre Nachricht',
  attachment: 'Eine Datei (freiwillig, höchstens 8 MB)',
  copyToMe: 'Eine Kopie meiner Nachricht an mich senden',
  privacy:
    'Ihren Namen, Ihre Adresse und Ihre Nachricht sehen nur jene, die sie beantworten. Einige Zeit nach dem Abschluss der Anfrage werden sie anonymisiert. Schreiben Sie uns, wenn Sie sie einsehen oder früher löschen lassen möchten.',
  leaveEmpty: 'Lassen Sie dieses Feld leer',
  send: 'Senden',
  mistakesTitle: 'Bitte korrigieren Sie, was gekennzeichnet ist.',
  mistakes: {
    missing: 'Bitte füllen Sie dieses Feld aus.',
    too_long: 'Das ist zu lang.',
    email: 'Bitte geben Sie eine vollständige E-Mail-Adresse an, zum Beispiel name@example.eu.',
    category: 'Bitte wählen Sie, worum es geht.',
    wrong: 'Darin stehen Zeichen, die nicht angenommen werden.',
  },
  attachmentTooLarge: 'Die Datei ist größer als 8 MB. Bitte senden Sie eine kleinere oder keine.',
  attachmentAgain: 'Bitte wählen Sie die Datei noch einmal: Ihr Browser behält sie nicht.',
  tooManyFiles: 'Nur eine Datei kann gesendet werden.',
  notUnderstood: 'Die Sendung war nicht lesbar. Bitte gehen Sie zurück und versuchen Sie es noch einmal.',
  tooMany: ({ minutes }) =>
    `Aus Ihrem Netz kamen zu viele Nachrichten. Bitte versuchen Sie es in ${minutes} Minuten wieder.`,
  receivedTitle: 'Ihre Nachricht ist angekommen',
  received: ({ number, email }) =>
    `Ihr Zeichen ist ${number}. Eine Bestätigung ist unterwegs an ${email}. Wenn Sie etwas hinzufügen möchten, antworten Sie darauf.`,
  receivedWithoutMail: ({ number }) => `Ihr Zeichen ist ${number}. Bitte bewahren Sie es auf.`,
  passedOn: 'Sie wurde an jene weitergegeben, die sie betrifft.',
  again: 'Noch eine Nachricht schreiben',
  letters: {
    greeting: ({ name }) => `Guten Tag ${name},`,
    acknowledgementSubject: ({ number, subject }) => `[${number}] Ihre Anfrage ist angekommen: ${subject}`,
    acknowledgement: ({ number }) => [
      `Danke für Ihre Anfrage. Ihr Zeichen ist ${number}.`,
      'Eine unserer Rechtsexpertinnen oder einer unserer Rechtsexperten liest sie und schreibt Ihnen. Wenn Sie etwas hinzufügen möchten, antworten Sie auf diese E-Mail.',
    ],
    copyTitle: 'Sie haben geschrieben:',
    replySubject: ({ number, subject }) => `[${number}] Re: ${subject}`,
    compared: ({ licences }) => `Ein Vergleich der Lizenzen ${licences} liegt bei.`,
    notAdvice: 'Dies ist allgemeine Information und keine Rechtsberatung.',
    closing: 'Open-Source-Beobachtungsstelle, Fragen zu Lizenzen und Recht',
    howToAnswer:
      'Um diese Anfrage fortzusetzen, antworten Sie auf diese E-Mail und lassen ihre Adresse, wie sie ist.',
  },
}

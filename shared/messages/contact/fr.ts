import type { ContactMessages } from './en.ts'

export const fr: ContactMessages = {
  site: 'Observatoire de l’open source (OSOR)',
  title: 'Contacter l’Observatoire de l’open source',
  intro:
    'Nos experts juridiques répondent aux questions sur les licences et le droit de l’open source dans les administrations publiques. Leurs réponses sont des informations générales et ne constituent pas un avis juridique.',
  language: 'Français',
  otherLanguages: 'Cette page dans d’autres langues',
  firstName: 'Prénom',
  lastName: 'Nom',
  organisation: 'Organisation (facultatif)',
  email: 'Adresse électronique',
  category: 'Quel est le sujet ?',
  chooseCategory: 'Veuillez choisir',
  categories: {
    legal: 'Question juridique',
    usage: 'Utilisation du site',
    feature: 'Un souhait pour le site',
    bug: 'Quelque chose ne fonctionne pas',
    report: 'Signaler un texte',
    eu_login: 'Connexion avec EU Login',
    other: 'Autre chose',
  },
  subject: 'Objet',
  message: 'Votre message',
  attachment: 'Un fichier (facultatif, 8 Mo au plus)',
  copyToMe: 'M’envoyer une copie de mon message',
  privacy:
    'Votre nom, votre adresse et votre message ne sont vus que par les personnes qui y répondent. Ils sont rendus anonymes quelque temps après la clôture de la demande. Écrivez-nous si vous souhaitez les consulter ou les faire effacer plus tôt.',
  leaveEmpty: 'Laissez ce champ vide',
  send: 'Envoyer',
  mistakesTitle: 'Veuillez corriger ce qui est indiqué.',
  mistakes: {
    missing: 'Veuillez remplir ce champ.',
    too_long: 'Ce texte est trop long.',
    email: 'Veuillez indiquer une adresse électronique complète, par exemple nom@example.eu.',
    category: 'Veuillez choisir un sujet.',
    wrong: 'Ce champ contient des caractères qui ne peuvent pas être acceptés.',
  },
  attachmentTooLarge: 'Le fichier dépasse 8 Mo. Veuillez en envoyer un plus petit, ou aucun.',
  attachmentAgain: 'Veuillez choisir le fichier à nouveau : votre navigateur ne le conserve pas.',
  tooManyFiles: 'Un seul fichier peut être envoyé.',
  notUnderstood: 'L’envoi n’a pas pu être lu. Veuillez revenir en arrière et réessayer.',
  tooMany: ({ minutes }) =>
    `Trop de messages sont venus de votre réseau. Veuillez réessayer dans ${minutes} minutes.`,
  receivedTitle: 'Nous avons reçu votre message',
  received: ({ number, email }) =>
    `Sa référence est ${number}. Un accusé de réception est en route vers ${email}. Pour ajouter quelque chose, répondez à ce message.`,
  receivedWithoutMail: ({ number }) => `Sa référence est ${number}. Veuillez la conserver.`,
  passedOn: 'Il a été transmis aux personnes concernées.',
  again: 'Écrire un autre message',
  letters: {
    greeting: ({ name }) => `Bonjour ${name},`,
    acknowledgementSubject: ({ number, subject }) => `[${number}] Nous avons reçu votre demande : ${subject}`,
    acknowledgement: ({ number }) => [
      `Merci pour votre demande. Sa référence est ${number}.`,
      'L’un de nos experts juridiques la lira et vous écrira. Pour ajouter quelque chose, répondez à ce message.',
    ],
    copyTitle: 'Vous avez écrit :',
    replySubject: ({ number, subject }) => `[${number}] Re : ${subject}`,
    compared: ({ licences }) => `Une comparaison des licences ${licences} est jointe.`,
    notAdvice: 'Ceci est une information générale et ne constitue pas un avis juridique.',
    closing: 'Observatoire de l’open source, conseil juridique',
    howToAnswer:
      'Pour poursuivre cette demande, répondez à ce message en laissant son adresse telle qu’elle est.',
  },
}

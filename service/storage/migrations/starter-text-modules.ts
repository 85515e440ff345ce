/** A text module that every service begins with; experts change and remove them as their own. */
interface StarterModule {
  readonly module: string
  readonly version: string
  readonly language: 'en' | 'fr' | 'de'
  readonly title: string
  readonly words: string
}

const identity = (place: number, part: 'a' | 'b') =>
  `7e87e0d5-0000-4000-${part}000-${String(place).padStart(12, '0')}`

const texts: readonly Omit<StarterModule, 'module' | 'version'>[] = [
  {
    language: 'en',
    title: 'We need to know more',
    words:
      'Thank you for your enquiry {{number}} of {{received}}. Before we can answer it, please tell us:\n\n1. Under which licences are the components that you use, with their versions?\n2. Do you change them, or use them as they are?\n3. Do you pass the result on, or offer it over a network only?',
  },
  {
    language: 'en',
    title: 'Choosing a licence',
    words:
      'For software that a public administration publishes, the decision mostly turns on two questions: whether whoever passes on a changed version shall share its source under the same licence (copyleft), and with which other licences the code has to go together. The EUPL-1.2 was made by the European Commission for this purpose; it is available in all official languages of the Union and names licences that it is compatible with.\n\nIn your case, {{organisation}} could consider {{licences}}, because {{your reasons}}.',
  },
  {
    language: 'en',
    title: 'Compatibility of licences',
    words:
      'Whether code under one licence may be reused in a work under another depends on both texts, and on how the parts are put together. For {{licences}}, the rule is: {{the rule and its explanation}}.\n\nWhat counts is the text of the licences and the law that applies to your case.',
  },
  {
    language: 'en',
    title: 'Open source in procurement',
    words:
      'A call for tenders may ask for functions, open standards and the right to use, study, change and share the software; it may not name a product where others do the same. Licence conditions of what is delivered can be part of the contract.\n\nFor “{{subject}}” this means: {{what it means here}}.',
  },
  {
    language: 'en',
    title: 'Not a question for us',
    words:
      'Thank you for writing to us. We give general information on licences of open source software in public administrations; your question of {{received}} is about another matter. Please turn to {{whom to ask}}.',
  },
  {
    language: 'fr',
    title: 'Il nous faut des précisions',
    words:
      'Merci pour votre demande {{number}} du {{received}}. Avant d’y répondre, nous avons besoin de savoir :\n\n1. Sous quelles licences sont les composants que vous utilisez, et dans quelles versions ?\n2. Les modifiez-vous, ou les utilisez-vous tels quels ?\n3. Distribuez-vous le résultat, ou l’offrez-vous seulement en réseau ?',
  },
  {
    language: 'fr',
    title: 'Choisir une licence',
    words:
      'Pour un logiciel publié par une administration publique, le choix dépend surtout de deux questions : celui qui distribue une version modifiée doit-il en partager le code source sous la même licence (copyleft), et avec quelles autres licences le code doit-il être combiné ? L’EUPL-1.2 a été faite par la Commission européenne dans ce but ; elle existe dans toutes les langues officielles de l’Union et cite les licences avec lesquelles elle est compatible.\n\nDans votre cas, {{organisation}} pourrait envisager {{licences}}, parce que {{vos raisons}}.',
  },
  {
    language: 'fr',
    title: 'Compatibilité des licences',
    words:
      'La possibilité de réutiliser un code sous une licence dans une œuvre sous une autre dépend des deux textes et de la manière dont les parties sont assemblées. Pour {{licences}}, la règle est : {{la règle et son explication}}.\n\nCe qui compte est le texte des licences et le droit qui s’applique à votre cas.',
  },
  {
    language: 'de',
    title: 'Wir brauchen mehr Angaben',
    words:
      'Vielen Dank für Ihre Anfrage {{number}} vom {{received}}. Bevor wir sie beantworten können, sagen Sie uns bitte:\n\n1. Unter welchen Lizenzen stehen die Bestandteile, die Sie verwenden, und in welchen Fassungen?\n2. Ändern Sie sie, oder verwenden Sie sie, wie sie sind?\n3. Geben Sie das Ergebnis weiter, oder bieten Sie es nur über ein Netz an?',
  },
  {
    language: 'de',
    title: 'Eine Lizenz wählen',
    words:
      'Bei Software, die eine öffentliche Verwaltung veröffentlicht, kommt es meist auf zwei Fragen an: ob, wer eine geänderte Fassung weitergibt, deren Quelltext unter derselben Lizenz offenlegen soll (Copyleft), und mit welchen anderen Lizenzen der Code zusammengehen muss. Die EUPL-1.2 ist von der Europäischen Kommission dafür gemacht; es gibt sie in allen Amtssprachen der Union, und sie nennt die Lizenzen, mit denen sie vereinbar ist.\n\nIn Ihrem Fall könnte {{organisation}} {{licences}} erwägen, weil {{Ihre Gründe}}.',
  },
  {
    language: 'de',
    title: 'Vereinbarkeit von Lizenzen',
    words:
      'Ob Code unter einer Lizenz in einem Werk unter einer anderen verwendet werden darf, hängt von beiden Texten ab und davon, wie die Teile zusammengefügt werden. Für {{licences}} lautet die Regel: {{die Regel und ihre Erklärung}}.\n\nEs gelten der Text der Lizenzen und das Recht, das auf Ihren Fall anzuwenden ist.',
  },
]

export const starterModules: readonly StarterModule[] = texts.map((text, place) => ({
  ...text,
  module: identity(place, 'a'),
  version: identity(place, 'b'),
}))

/**
 * Words that say nothing of what an enquiry is about, in English, French and German, as they are compared: without accents
 * and case, `ß` as `ss`. Articles, pronouns, prepositions, auxiliaries, and what every letter begins and ends with.
 */
const english =
  'a about above after again all also am an and any are as at be because been before being below between both but by can ' +
  'could dear did do does doing down during each few for from further had has have having hello here hi how i if in into is ' +
  'it its just kind know like may me might more most must my need no nor not now of off on once only or other our out over ' +
  'own please possible question regards same shall should since so some sorry still such sure than thank thanks that the ' +
  'their them then there these they this those through to too under until up us use used using very want was we were what ' +
  'when where whether which while who why will with would yes yet you your yours sincerely'
const french =
  'a afin ai ainsi alors apres au aucun aussi autre autres aux avant avec avez avoir avons bien bonjour c car ce ceci cela ' +
  'celle celui ces cet cette ceux chaque comme comment cordialement d dans de depuis des deux dois doit dont du elle elles ' +
  'en encore entre est et etait etant etc ete etre eu eux fait faire faut ici il ils j je jusque l la le les leur leurs lors ' +
  'lui m ma mais me meme merci mes moi moins mon n ne ni non nos notre nous on ont ou par parce pas peu peut peuvent plus ' +
  'pour pourquoi pouvez pouvons puis qu quand que quel quelle quelles quels qui quoi s sa sans se sera ses si soit son sont ' +
  'sous sur t ta tel telle tes toi ton tous tout toute toutes tres tu un une vers voici voila vos votre vous y'
const german =
  'ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bitte bist da dabei ' +
  'damit danke dann darf das dass dem den denn der des deren dessen die dies diese diesem diesen dieser dieses doch dort ' +
  'durch durfen ein eine einem einen einer eines er es etwas fur geehrte geehrter gegen gibt grussen gruss habe haben hallo ' +
  'hat hatte hatten hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jeder jedes kann kein keine ' +
  'keinen konnen konnte man mein meine mehr mich mir mit mochte mochten muss mussen nach nicht nichts noch nun nur ob oder ' +
  'ohne schon sehr sein seine seit sich sie sind so solche soll sollen sollte sondern uber um und uns unser unsere unter vom ' +
  'von vor wann war waren warum was wegen weil weiter welche welcher wenn wer werden wie wieder will wir wird wo worden wurde ' +
  'wurden zu zum zur zwischen'

const stopWords: ReadonlySet<string> = new Set([english, french, german].flatMap(words => words.split(' ')))

/** Whether a word, without accents and case, says nothing of what a text is about. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word)
}

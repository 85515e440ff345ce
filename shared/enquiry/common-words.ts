/** A list of words, folded. */
function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}

/** Words that are no name where they are written small, although people bear them as one: may, will, mark, and short words. */
export const wordsWhenSmall = wordsOf(`
  a ab al am an and art as at au aus be bei bill bis bon by ce da das de dem den der des die do don du ein el en er es est et
  faith fair for frank free from ga grace grant he hope how i il im in is ist ja je joy just la law le les long ma mai man mark
  mars mas may me mein mit more my ne new no nor not nu old on or ou page par per pour qui ray rich rose sage sans se she short
  sie small so son st sun sur sweet te the to tu um un und us van von was we wild will wise wood young zu zum zur
`)

/** Words between the parts of a name. */
export const nameParticles = wordsOf(`
  a af al aus av bin da de del della den der des di do dos du e el la las le les los san ten ter und van vom von y zu zum zur
`)

/** Words that stand where a name could stand, and are none. */
export const noNames = wordsOf(`
  all best bonjour chef cher chere chers chief colleague colleagues collegue collegues committee coordinator damen data dear
  department desk director directeur directrice each everybody everyone expert experts forward francais good hallo head hello
  herr herren herrn hi ich info it juriste juristes kolleginnen kollegen legal leiter leiterin liebe lieber madam madame
  mademoiselle maitre many messieurs mesdames miss mme monsieur mr mrs ms office officer osor frau
  our president prof professor dr regards responsable reply sent service sir sirs softwareteam support team thank thanks the
  together tous toutes unit we webmaster wir you your admin administration contact contacts communication enquiries helpdesk
  kontakt mail mailbox noreply poststelle postmaster press presse sekretariat secretariat open source
`)

/** Words of which names of organisations are made that tell nobody which organisation it is. */
export const commonInOrganisations = wordsOf(`
  administration affairs agence agency agentur amt and assembly association aus authority bank behorde bund bundes bundesamt bv
  bundesministerium by bureau care center centre centro city club college comite commission committee commune community company
  computing conseil consortium consulting corp corporation council county culture data defence defense department departement der
  des development die digital digitale digitalisation directorate direction district division du ecole education energy
  environment et europe european europeenne europaische ev fakultat federal federation finance finances finanzen for foreign forum
  foundation free fur gemeinde general generale gesundheit gmbh government group gouvernement hauptstadt health higher home hopital
  hospital hochschule house inc information infrastructure innern innovation institut institute interior interministerielle interne
  international internationale internet inneres instituto justice justiz kommune kreis labor labour land landes landesamt
  landkreis law legal library limited llc local ltd mairie management market media metropole ministere ministerium
  ministry municipal municipality musee museum national nationale network new north office official open organisation
  organization parliament parlement police port president procurement project province public publique publiques recherche region
  regional regionale republic republique research sa sarl sante school science sciences secretariat section security
  sector senate service services social society software solutions source south stadt stadtverwaltung standards state statistics stiftung
  systems team technical technologies technology town trade transport treasury und union unit universita universitaet
  universitat universite university universidad verband verein verwaltung village ville water west east work
  the of and for in im von vom zu zur da de del della di do dos la le les los a as el y e og av van voor het een
  eu ec us uk eupl gpl lgpl agpl osi fsf foss oss
  ag se nv plc spa srl oy ab gov it ict
`)

/** Where everybody may have a mailbox: such a domain says nothing of an organisation. */
export const publicMailDomains = wordsOf(`
  aol.com bluewin.ch duck.com free.fr freenet.de fastmail.com gmail.com gmx.at gmx.de gmx.net googlemail.com hotmail.com
  hotmail.fr icloud.com laposte.net libero.it live.com mail.com mailbox.org me.com msn.com orange.fr outlook.com
  outlook.de outlook.fr pm.me posteo.de proton.me protonmail.com seznam.cz t-online.de telenet.be tutanota.com wanadoo.fr
  web.de wp.pl yahoo.com yahoo.de yahoo.fr ymail.com
`)

import type { ComparisonWords } from '../../../licence/comparison-file.ts'
import type { TermGroup } from '../../../licence/terms.ts'

/** That a term holds: the group is said again, as it is in English. */
const holds = {
  can: 'Permet',
  must: 'Exige',
  cannot: 'Interdit',
  compatible: 'Oui',
  law: 'Oui',
  support: 'Oui',
} satisfies Record<TermGroup, string>

export const fr: ComparisonWords = {
  comparisonTitle: 'Comparaison de licences',
  term: 'Condition',
  groups: {
    can: 'Permet',
    must: 'Exige',
    cannot: 'Interdit',
    compatible: 'Compatible',
    law: 'Droit applicable',
    support: 'Soutien',
  },
  terms: {
    useReproduce: { name: 'Utiliser et reproduire' },
    distribute: { name: 'Distribuer' },
    modifyMerge: { name: 'Modifier et fusionner' },
    sublicense: { name: 'Accorder des sous-licences' },
    commercialUse: { name: 'Usage commercial' },
    usePatents: { name: 'Utiliser les brevets' },
    placeWarranty: { name: 'Offrir une garantie' },
    includeCopyright: { name: 'Conserver les mentions de droit d’auteur' },
    royaltyFree: { name: 'Sans redevance' },
    stateChanges: { name: 'Signaler les modifications' },
    discloseSource: { name: 'Communiquer le code source' },
    copyleft: { name: 'Copyleft, partage à l’identique' },
    lesserCopyleft: { name: 'Copyleft restreint' },
    networkUse: { name: 'L’usage en réseau compte comme distribution' },
    includeLicence: { name: 'Joindre la licence' },
    renameModifications: { name: 'Renommer les versions modifiées' },
    holdLiable: { name: 'Tenir pour responsable' },
    useTrademark: { name: 'Utiliser la marque' },
    commerce: { name: 'Commerce' },
    modify: { name: 'Modifier' },
    ethicalClauses: { name: 'Clauses éthiques' },
    publicSectorOnly: { name: 'Secteur public uniquement' },
    noSublicence: { name: 'Accorder des sous-licences' },
    withNone: { name: 'Avec aucune' },
    permissive: { name: 'Permissive' },
    gpl: { name: 'GPL' },
    otherCopyleft: { name: 'Autre copyleft' },
    linkingFreedom: { name: 'Liberté de liaison' },
    multilingual: { name: 'Multilingue' },
    forData: { name: 'Pour les données' },
    forSoftware: { name: 'Pour les logiciels' },
    euLaw: { name: 'Droit de l’UE ou d’un État membre' },
    usLaw: { name: 'Droit des États-Unis' },
    licensorLaw: { name: 'Droit du donneur de licence' },
    otherLaw: { name: 'Autre droit' },
    lawNotFixed: { name: 'Non fixé, local' },
    venueFixed: { name: 'Tribunal désigné' },
    strongCommunity: { name: 'Communauté forte' },
    governments: { name: 'Administrations, UE' },
    osiApproved: { name: 'Approuvée par l’OSI' },
    fsfFree: { name: 'Libre selon la FSF' },
  },
  mark: ({ group, mark }) => {
    switch (mark) {
      case 'holds':
        return holds[group]
      case 'not_said':
        return 'Non précisé'
      case 'not_described':
        return 'Non décrit'
    }
  },
  sources: 'Textes des licences',
  noLegalAdvice:
    'Ceci est une information générale et ne constitue pas un avis juridique : ce qui compte est le texte de la licence et le droit qui s’applique au cas.',
}

import type { ComparisonWords } from '../../../licence/comparison-file.ts'
import type { TermGroup } from '../../../licence/terms.ts'

/** That a term holds: the group is said again, as it is in English. */
const holds = {
  can: 'Erlaubt',
  must: 'Verlangt',
  cannot: 'Verboten',
  compatible: 'Ja',
  law: 'Ja',
  support: 'Ja',
} satisfies Record<TermGroup, string>

export const de: ComparisonWords = {
  comparisonTitle: 'Lizenzen im Vergleich',
  term: 'Bedingung',
  groups: {
    can: 'Erlaubt',
    must: 'Verlangt',
    cannot: 'Verboten',
    compatible: 'Vereinbar',
    law: 'Recht',
    support: 'Rückhalt',
  },
  terms: {
    useReproduce: { name: 'Nutzen und vervielfältigen' },
    distribute: { name: 'Weitergeben' },
    modifyMerge: { name: 'Ändern und zusammenführen' },
    sublicense: { name: 'Unterlizenzen erteilen' },
    commercialUse: { name: 'Gewerblich nutzen' },
    usePatents: { name: 'Patente nutzen' },
    placeWarranty: { name: 'Gewähr übernehmen' },
    includeCopyright: { name: 'Urheberrechtsvermerke nennen' },
    royaltyFree: { name: 'Ohne Gebühren' },
    stateChanges: { name: 'Änderungen kennzeichnen' },
    discloseSource: { name: 'Quelltext offenlegen' },
    copyleft: { name: 'Copyleft, gleiche Bedingungen' },
    lesserCopyleft: { name: 'Eingeschränktes Copyleft' },
    networkUse: { name: 'Nutzung über ein Netz zählt als Weitergabe' },
    includeLicence: { name: 'Lizenz beilegen' },
    renameModifications: { name: 'Geänderte Fassungen umbenennen' },
    holdLiable: { name: 'Haftbar machen' },
    useTrademark: { name: 'Marken nutzen' },
    commerce: { name: 'Gewerblich nutzen' },
    modify: { name: 'Ändern' },
    ethicalClauses: { name: 'Ethische Auflagen' },
    publicSectorOnly: { name: 'Nur öffentlicher Sektor' },
    noSublicence: { name: 'Unterlizenzen erteilen' },
    withNone: { name: 'Mit keiner' },
    permissive: { name: 'Permissiv' },
    gpl: { name: 'GPL' },
    otherCopyleft: { name: 'Anderes Copyleft' },
    linkingFreedom: { name: 'Freiheit des Verlinkens' },
    multilingual: { name: 'Mehrsprachig' },
    forData: { name: 'Für Daten' },
    forSoftware: { name: 'Für Software' },
    euLaw: { name: 'Recht der EU oder eines Mitgliedstaats' },
    usLaw: { name: 'Recht der Vereinigten Staaten' },
    licensorLaw: { name: 'Recht des Lizenzgebers' },
    otherLaw: { name: 'Anderes Recht' },
    lawNotFixed: { name: 'Nicht festgelegt, örtlich' },
    venueFixed: { name: 'Gerichtsstand festgelegt' },
    strongCommunity: { name: 'Starke Gemeinschaft' },
    governments: { name: 'Verwaltungen, EU' },
    osiApproved: { name: 'Von der OSI anerkannt' },
    fsfFree: { name: 'Frei nach FSF' },
  },
  mark: ({ group, mark }) => {
    switch (mark) {
      case 'holds':
        return holds[group]
      case 'not_said':
        return 'Nicht gesagt'
      case 'not_described':
        return 'Nicht beschrieben'
    }
  },
  sources: 'Texte der Lizenzen',
  noLegalAdvice:
    'Dies ist eine allgemeine Auskunft und keine Rechtsberatung: Es gelten der Text der Lizenz und das Recht, das auf den Fall anzuwenden ist.',
}

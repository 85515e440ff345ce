/** Levels of government, from the smallest to the widest. */
export const governmentLevels = [
  'local',
  'regional',
  'national',
  'cross_border',
  'european',
  'international',
] as const
export type GovernmentLevel = (typeof governmentLevels)[number]

/** Budget ranges in euro. */
export const budgetRanges = [
  'up_to_50k',
  'up_to_250k',
  'up_to_1m',
  'up_to_5m',
  'up_to_10m',
  'above_10m',
] as const
export type BudgetRange = (typeof budgetRanges)[number]

/** What stands in the table for a level or a budget range; other words for it are read too. */
export const levelWords: Readonly<Record<GovernmentLevel, readonly [string, ...string[]]>> = {
  local: ['Local', 'local city or municipality', 'municipal', 'city', 'lokal', 'kommunal', 'communal'],
  regional: ['Regional', 'regional sub national', 'land', 'regionale'],
  national: ['National', 'federal', 'nationale', 'bund'],
  cross_border: ['Cross-border', 'cross border', 'transfrontalier', 'grenzuberschreitend'],
  european: ['European', 'pan european', 'eu', 'european union', 'europeen', 'europaisch'],
  international: ['International', 'worldwide', 'global'],
}

export const budgetWords: Readonly<Record<BudgetRange, readonly [string, ...string[]]>> = {
  up_to_50k: ['Up to €50,000'],
  up_to_250k: ['€50,000 to €250,000'],
  up_to_1m: ['€250,000 to €1 million'],
  up_to_5m: ['€1 million to €5 million'],
  up_to_10m: ['€5 million to €10 million'],
  above_10m: ['More than €10 million'],
}

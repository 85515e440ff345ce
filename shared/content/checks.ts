/** The checks' public face: what is to be mended in an item, and the rules that tell. */
export { checkFields } from './checks/check-fields.ts'
export type { AdviceFinding, BlockingFinding, Finding, PlacedElement, TextPlace } from './checks/finding.ts'

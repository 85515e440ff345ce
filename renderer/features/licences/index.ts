export { LicenceBox } from './licence-box.tsx'
export { LicencesPlace as LicencesView } from './licences-place.tsx'

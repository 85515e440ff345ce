export { LicencesPlace as LicencesView } from './licences-place.tsx'

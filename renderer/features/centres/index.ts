export { CentresView } from './centres-view.tsx'
export { useKeepingCentres } from './use-centres.ts'

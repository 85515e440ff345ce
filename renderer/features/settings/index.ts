export { roleName } from './role-name.ts'
export { SettingsView } from './settings-view.tsx'

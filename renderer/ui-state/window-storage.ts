import type { StateStorage } from 'zustand/middleware'

/**
 * What a window keeps for itself, over being loaded anew and over a crash of its page; a new window, and the next start,
 * begin with what any window kept last.
 */
export const windowStorage: StateStorage = {
  getItem: name => sessionStorage.getItem(name) ?? localStorage.getItem(name),
  setItem: (name, value) => {
    sessionStorage.setItem(name, value)
    localStorage.setItem(name, value)
  },
  removeItem: name => {
    sessionStorage.removeItem(name)
    localStorage.removeItem(name)
  },
}

export { digestOf } from './digest.ts'
export { dataFolder, fileEntry, pagesFolder, problemWithItem, startPage } from './read-bundle.ts'
export { contentsEntries } from './write-bundle.ts'
export { ZipWriter } from './zip-writer.ts'

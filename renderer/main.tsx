// The policy of the page forbids code made from text, which zod would use if it could: this comes before all else.
import './no-code-from-text.ts'
import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/source-serif-4/index.css'
import '@fontsource-variable/source-serif-4/wght-italic.css'
import './ui/tokens.css'
import './ui/base.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { followMainProcess } from './bridge/index.ts'

const queries = new QueryClient({
  defaultOptions: {
    // Questions go to the main process, which is there without a network too; it knows best when to try again.
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always' },
  },
})

const place = document.getElementById('desk')
if (!place) throw new Error('The page has no element for the desk')
followMainProcess(queries)
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)

/** Starts the web app. */
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './global.css'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { setNonce } from 'get-nonce'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { makeRouter } from './router.tsx'
import { theme, variables } from './theme.ts'

/** Nothing is said before somebody did something. */
const Notifications = lazy(async () => {
  const module = await import('@mantine/notifications')
  return { default: module.Notifications }
})

const nonce = document.querySelector<HTMLMetaElement>('meta[name=nonce]')?.content ?? ''
// Some parts make their own style sheets; this is how they are let.
setNonce(nonce)
const queries = new QueryClient({
  defaultOptions: { queries: { retry: 1, staleTime: 10_000, refetchOnWindowFocus: true } },
})
const root = document.querySelector('#root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <QueryClientProvider client={queries}>
          <Suspense>
            <Notifications position="bottom-right" />
          </Suspense>
          <RouterProvider router={makeRouter()} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  )

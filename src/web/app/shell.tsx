/** What stands around every page: where one can go, how to find things, and the light. */
import {
  ActionIcon,
  AppShell,
  Burger,
  Group,
  Kbd,
  Text,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { Icon } from '#web/ui/icon.tsx'
import { Link } from '#web/ui/link.tsx'
import { Notices } from './notices.tsx'
import { pages } from './pages.ts'
import { useLive } from './use-live.ts'
import { useTypedAhead } from './use-typed-ahead.ts'
import classes from './shell.module.css'

const loadPalette = () => import('./palette.tsx').then(({ Palette: found }) => ({ default: found }))
const Palette = lazy(loadPalette)

export function Shell() {
  const [isOpen, menu] = useDisclosure(false)
  const [isFinding, setIsFinding] = useState(false)
  const [query, setQuery] = useState('')
  const { pathname } = useLocation()
  useLive()
  // There before it is asked for. Without a connection it is fetched when it is.
  useEffect(() => whenIdle(() => void loadPalette().catch(() => {})), [])
  const find = () => {
    if (!isFinding) setQuery('')
    setIsFinding(true)
  }
  const close = useCallback(() => setIsFinding(false), [])
  useTypedAhead(isFinding, setQuery, close)
  useHotkeys([
    ['mod+K', find],
    ['/', find],
  ])
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', sm: 'xl' }}
    >
      <a href="#main" className="skip">
        Skip to the page
      </a>
      <AppShell.Header className={classes['header']}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={isOpen}
              onClick={menu.toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={isOpen ? 'Close the menu' : 'Open the menu'}
            />
            <Link to="/" className={classes['brand'] ?? ''} underline="never">
              <img src="/cairn.svg" width={24} height={24} alt="" />
              <span>Cairn</span>
            </Link>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <UnstyledButton
              className={classes['find']}
              onClick={find}
              aria-keyshortcuts="Control+K Meta+K"
            >
              <span>Find or do…</span>
              <Kbd size="xs" visibleFrom="xs">
                {isApple ? '⌘K' : 'Ctrl K'}
              </Kbd>
            </UnstyledButton>
            <Report />
            <Notices />
            <Light />
          </Group>
        </Group>
      </AppShell.Header>
      {/* On a phone the menu lies over the page that was just chosen. */}
      <AppShell.Navbar className={classes['navbar']} p="md" aria-label="Pages" onClick={menu.close}>
        <Entry to="/" label="Today" at={pathname} />
        <Entry to="/actions" label="Promised" at={pathname} />
        <Text className={classes['group']}>Evidence</Text>
        {pages
          .filter(({ group }) => group === 'evidence')
          .map(({ to, label }) => (
            <Entry key={to} to={to} label={label} at={pathname} />
          ))}
        <Text className={classes['group']}>Practices</Text>
        {pages
          .filter(({ group }) => group === 'practices')
          .map(({ to, label }) => (
            <Entry key={to} to={to} label={label} at={pathname} />
          ))}
        <div className={classes['rest']} />
        <Entry to="/settings" label="Settings" at={pathname} />
      </AppShell.Navbar>
      <AppShell.Main id="main" className={classes['main']} tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
      {isFinding && (
        <Suspense>
          <Palette query={query} setQuery={setQuery} close={close} />
        </Suspense>
      )}
    </AppShell>
  )
}

/** After the page was painted; Safari knows no idle time. */
function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, 1_000)
    return () => clearTimeout(timer)
  }
  const asked = requestIdleCallback(work, { timeout: 3_000 })
  return () => cancelIdleCallback(asked)
}

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)

function Entry({ to, label, at }: { to: string; label: string; at: string }) {
  const isHere = to === '/' ? at === '/' : at.startsWith(to)
  return (
    <Link
      to={to}
      underline="never"
      className={classes['entry'] ?? ''}
      aria-current={isHere ? 'page' : undefined}
    >
      {label}
    </Link>
  )
}

const warning = 'M12 3.5l9.5 16.5h-19zM12 10v4.5M12 17v.5'

/** What hurts is said when it hurts. */
function Report() {
  return (
    <Link to="/frictions/new" underline="never" className={classes['report'] ?? ''}>
      <Icon path={warning} />
      <span className={classes['reportWords']}>Report a friction</span>
    </Link>
  )
}

const sun =
  'M12 8a4 4 0 100 8 4 4 0 000-8zM12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2 12h2M20 12h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4'
const moon = 'M20 14.5A8 8 0 019.5 4a8 8 0 1010.5 10.5z'

function Light() {
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useComputedColorScheme('light') === 'dark'
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={isDark ? 'Show it light' : 'Show it dark'}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      <Icon path={isDark ? sun : moon} />
    </ActionIcon>
  )
}

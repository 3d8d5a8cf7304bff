// Before the first paint, and by itself: a dark room gets no white flash.
let kept = null
try {
  kept = localStorage.getItem('mantine-color-scheme-value')
} catch {
  // Storage may be shut; then the system says.
}
const isDark =
  kept === 'dark' || (kept !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light')

/** A path as people read it: its name first, and where it lies, quieter. */
import { Link } from '#web/ui/link.tsx'
import classes from './evidence.module.css'

export function Path({ path, to }: { path: string; to?: string | undefined }) {
  const whole = path.replace(/\/$/, '')
  const cut = whole.lastIndexOf('/')
  const name = `${whole.slice(cut + 1)}${path.endsWith('/') ? '/' : ''}`
  return (
    <span className={classes['file']}>
      {to === undefined ? (
        <span className={classes['path']}>{name}</span>
      ) : (
        <Link to={to} className={classes['path'] ?? ''}>
          {name}
        </Link>
      )}
      {cut > 0 && <span className={classes['folder']}>{whole.slice(0, cut)}/</span>}
    </span>
  )
}

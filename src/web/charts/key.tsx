/** What the colours or signs of a chart mean. */
import type { ReactNode } from 'react'
import classes from './charts.module.css'

export function ColourKey({ parts }: { parts: readonly { name: string; colour: string }[] }) {
  const signs = parts.map(({ name, colour }) => ({
    name,
    sign: (
      <svg width={12} height={12} aria-hidden>
        <rect width={12} height={12} rx={2} fill={colour} />
      </svg>
    ),
  }))
  return <Key parts={signs} />
}

export function Key({ parts }: { parts: readonly { name: string; sign: ReactNode }[] }) {
  return (
    <ul className={classes['key']}>
      {parts.map(({ name, sign }) => (
        <li key={name}>
          {sign}
          {name}
        </li>
      ))}
    </ul>
  )
}

/** A small chart beside words: how often something happened, in slices of equal length. */
interface SparkProps {
  values: readonly number[]
  label: string
  width?: number
  height?: number
}

export function Spark({ values, label, width = 96, height = 20 }: SparkProps) {
  const most = Math.max(1, ...values)
  const step = width / Math.max(1, values.length)
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      {values.map((value, index) => {
        const tall = value === 0 ? 1 : Math.max(2, (value / most) * height)
        return (
          <rect
            key={index}
            x={index * step}
            y={height - tall}
            width={Math.max(1, step - 1.5)}
            height={tall}
            fill={value === 0 ? 'var(--stone-line)' : 'var(--mantine-color-anchor)'}
            rx={1}
          />
        )
      })}
    </svg>
  )
}

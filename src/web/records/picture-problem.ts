/** Why a file cannot be shown as a picture, before it is sent. Pure. */

export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const

/** As `attachments.add` takes them. */
const pictureBytesMax = 8 * 2 ** 20

interface Chosen {
  name: string
  type: string
  size: number
}

/** null where nothing speaks against it. */
export function pictureProblem({ name, type, size }: Chosen): string | null {
  if (type === 'image/svg+xml')
    return `${name} is an SVG, which can hold a program. Save it as PNG, and add that.`
  if (!pictureTypes.some((one) => one === type))
    return `${name} is no picture that can be shown here: PNG, JPEG, WebP and GIF are.`
  if (size > pictureBytesMax)
    return `${name} has ${megabytes(size)}; a picture has 8 MB at most. Make it smaller, and add it again.`
  return null
}

export function megabytes(bytes: number): string {
  return bytes < 100_000
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 2 ** 20).toFixed(1)} MB`
}

/** As Markdown: what stands in the square brackets ends at no bracket of its own. */
export function pictureMarkdown(words: string, address: string): string {
  return `![${words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[[\]\\]/g, '\\$&')}](${address})`
}

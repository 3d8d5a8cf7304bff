/** The map as one picture of its own, with its names, for whoever downloads it. */
import { layOut, type MappedFile } from './code-map.ts'
import { namesOn } from './map-names.ts'
import type { Scale } from './colours.ts'
import { svgText } from './svg-text.ts'

const side = 1000
/** How wide a letter usually is: there is nothing to measure with. */
const letterWidth = { file: 6.1, folder: 7.8 }

export function mapAsSvg<File extends MappedFile>(
  files: readonly File[],
  { heat, scale, isDark = false }: { heat: (file: File) => number; scale: Scale; isDark?: boolean },
): string {
  const circles = layOut(files).map(({ x, y, r, ...rest }) => ({
    ...rest,
    ...{ x: x * side, y: y * side, r: r * side },
  }))
  const marks = circles.map(({ x, y, r, path, file }) => {
    const place = `cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}"`
    const ink = isDark ? '#ffffff' : '#000000'
    const colour =
      file === undefined ? `fill="${ink}0a" stroke="${ink}22"` : `fill="${scale(heat(file))}"`
    return `<circle ${place} ${colour}><title>${svgText(path)}</title></circle>`
  })
  const names = namesOn(
    circles
      .filter(({ path }) => path !== '')
      .map(({ name, file, x, y, r }) => ({ name, isFile: file !== undefined, x, y, r })),
    (text, isFile) => text.length * (isFile ? letterWidth.file : letterWidth.folder),
  )
  const texts = names.map(
    ({ text, x, y, isFile }) =>
      `<text x="${x.toFixed(1)}" y="${(y + 4).toFixed(1)}" text-anchor="middle" font-size="${isFile ? 11 : 13}"${isFile ? '' : ' font-weight="600"'} fill="${isDark ? '#eef2f0' : '#1b2421'}" stroke="${isDark ? '#161a19' : '#ffffff'}" stroke-width="3" paint-order="stroke">${svgText(text)}</text>`,
  )
  const paper = isDark ? '#1b201f' : '#ffffff'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side}" height="${side}" font-family="sans-serif"><rect width="${side}" height="${side}" fill="${paper}"/>${marks.join('')}${texts.join('')}</svg>`
}

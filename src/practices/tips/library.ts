/** The tips that come with Cairn: the files of the library. */
import { shippedIn } from '#records/shipped-files.ts'
import { readLibraryFile, readListedTip } from './library-file.ts'

const folder = new URL('library/', import.meta.url)

/** By their ids, in the order of the alphabet. */
export const library = shippedIn(folder, readLibraryFile)

/** In the same order, without their sources. */
export const listedTips = shippedIn(folder, readListedTip)

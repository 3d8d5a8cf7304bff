/** The tips that come with Cairn: the files of the library. */
import { shippedIn } from '#records/shipped-files.ts'
import { readLibraryFile } from './library-file.ts'

/** By their ids, in the order of the alphabet. */
export const library = shippedIn(new URL('library/', import.meta.url), readLibraryFile)

/** The remedies that come with Cairn: the files of the playbook. */
import { shippedIn } from '#records/shipped-files.ts'
import { readPlaybookFile } from './playbook-file.ts'

/** By their ids, in the order of the alphabet. */
export const playbook = shippedIn(new URL('playbook/', import.meta.url), readPlaybookFile)

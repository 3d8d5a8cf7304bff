/** The models of English, in the order in which they say why. They are apart from the rules, as they weigh as much. */
import type { SentenceModel } from '../hint.ts'
import { hostility } from './hostility/hostility.ts'
import { reproach } from './reproach/reproach.ts'

export const models: readonly SentenceModel[] = [hostility, reproach]

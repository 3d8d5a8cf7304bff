/** What one can do to hear, and to be heard, before something is decided. */
import { z } from 'zod'
import { oneRecord } from '#records/kind-verbs.ts'
import { RecordRef } from '#records/shape.ts'
import { defineVerb } from '#verbs/verb.ts'
import { sentence } from './sentence.ts'
import { answerObjection, askFor, consent, liftObjection, object } from './voice-acts.ts'
import { Voices } from './voice-shape.ts'
import { sayVoices } from './voice-words.ts'
import { voicesOn } from './voices.ts'

const objection = z.uuid().describe('The id of the objection, as decisions.voices has it.')

export const askMembers = defineVerb({
  name: 'decisions.ask',
  summary: 'Ask members what they think of a proposal, and say why them.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    id: RecordRef,
    members: z.array(z.uuid()).min(1).max(50).describe('The ids of the members to be heard.'),
    why: sentence(10_000, 'say why in a few words').describe('Why their voice matters here.'),
  }),
  output: Voices,
  says: sayVoices,
  run: askFor,
})

export const consentTo = defineVerb({
  name: 'decisions.consent',
  summary: 'Say that you can live with a proposal as it is.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...oneRecord,
    words: z.string().trim().max(10_000).default('').describe('What you wish to add.'),
  }),
  output: Voices,
  says: sayVoices,
  run: consent,
})

export const objectTo = defineVerb({
  name: 'decisions.object',
  summary: 'Object to a proposal, with the reason; it is answered before anything is decided.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...oneRecord,
    because: sentence(10_000, 'say why in a few words').describe(
      'What would go wrong, and for whom.',
    ),
  }),
  output: Voices,
  says: sayVoices,
  run: (ctx, { because: words, ...said }) => object(ctx, { ...said, words }),
})

export const answer = defineVerb({
  name: 'decisions.answer',
  summary: 'Answer an objection.',
  access: 'write',
  operands: ['objection'],
  input: z.strictObject({
    objection,
    words: sentence(10_000, 'an answer has words').describe(
      'What is done about it, or why it is borne.',
    ),
  }),
  output: Voices,
  says: sayVoices,
  run: answerObjection,
})

export const lift = defineVerb({
  name: 'decisions.lift',
  summary: 'Lift an objection of your own.',
  access: 'write',
  operands: ['objection'],
  input: z.strictObject({ objection }),
  output: Voices,
  says: sayVoices,
  run: liftObjection,
})

export const voices = defineVerb({
  name: 'decisions.voices',
  summary: 'Read who was asked about a proposal, who said what, and who has not been heard yet.',
  access: 'read',
  operands: ['id'],
  input: z.strictObject({ id: RecordRef }),
  output: Voices,
  says: sayVoices,
  run: (ctx, { id }) => voicesOn(ctx, id),
})

/** Voices in words: who said what, then who has not been heard yet. Pure. */
import { line, section, type Line } from '#verbs/line.ts'
import type { Voice, Voices } from './voice-shape.ts'

export function sayVoices({ number, title, status, asked, voices }: Voices): Line[] {
  const open = voices.filter((voice) => voice.stance === 'objects' && voice.state === 'open')
  const others = voices.filter((voice) => !open.includes(voice))
  const unheard = asked.filter(({ isHeard }) => !isHeard)
  return [
    line('title', `${number}  ${title}`),
    line('soft', `${status}; ${heardInWords(asked.length, unheard.length)}`),
    ...section('Waits for an answer', open.flatMap(sayVoice)),
    ...section('Said', others.flatMap(sayVoice)),
    ...section(
      'Not heard yet',
      unheard.map(({ name, why }) => line('item', `${name}: ${why}`)),
    ),
    ...(open.length === 0
      ? []
      : [line('plain', ''), line('plain', 'cairn decisions answer ID --words … answers one.')]),
  ]
}

function heardInWords(asked: number, unheard: number): string {
  if (asked === 0) return 'nobody was asked by name'
  if (unheard === 0) return 'all who were asked have been heard'
  return unheard === asked
    ? 'nobody who was asked has been heard yet'
    : 'some who were asked have not been heard yet'
}

function sayVoice(voice: Voice): Line[] {
  const older = voice.isOfOlderWords
    ? [line('detail', `Said to version ${voice.version}; the words changed since.`)]
    : []
  if (voice.stance === 'consents')
    return [
      line(
        'item',
        `${voice.name} can live with it${voice.words === '' ? '.' : `: ${voice.words}`}`,
      ),
      ...older,
    ]
  const { id, name, reason, state, answer } = voice
  return [
    line('item', `${name} objects${state === 'lifted' ? ' no longer' : ''}: ${reason}`),
    ...(answer === null ? [] : [line('detail', `${answer.name} answers: ${answer.words}`)]),
    ...older,
    ...(state === 'lifted' ? [] : [line('detail', id)]),
  ]
}

/** A trail grown from what questions found: past the code that they name, to the answer, which its reader may say first. Pure. */
import { linesInWords } from '#std/words.ts'
import { empty, stopsFrom } from './draft-stops.ts'
import type { QuestionFound } from './ports.ts'
import type { StopGiven } from './schema-stop.ts'

/** A check is a sentence or a few. */
const answerCharsMax = 5_000
const titleCharsMax = 200

/** `heads`: the commit at which lines of a repository are read, by its name. There is one question at least. */
export function trailFromQuestions(
  questions: readonly QuestionFound[],
  heads: ReadonlyMap<string, string>,
): { title: string; body: string; stops: StopGiven[] } {
  const [first] = questions
  const names = questions.map(({ number }) => `question#${number}`)
  const places = new Map(
    questions
      .flatMap((question) => question.places)
      .map((place) => [`${place.repository}:${place.path}#${place.from ?? ''}`, place]),
  )
  return {
    title: `The way to: ${first?.title ?? ''}`.slice(0, titleCharsMax),
    body: `Grown from ${names.join(' and ')}. Take out what does not help, and say what only you know: what did you look at, in which order, and what did it tell you?`,
    stops: [
      ...questions.map(({ number }) => ({
        ...empty,
        ...{ title: 'What was asked', body: 'What would you look at first?' },
        target: { is: 'record' as const, record: `question#${number}` },
      })),
      ...stopsFrom(
        [...places.values()].map((place) => ({
          ...place,
          commit: place.from === null ? null : (heads.get(place.repository) ?? null),
          title: titleOf(place),
          body: 'What do you expect to hold here, and how could you see whether it does?',
        })),
      ),
      ...questions.map(({ title, found, wouldHaveTold }) => ({
        ...empty,
        title: 'What was found',
        body:
          wouldHaveTold === null
            ? 'Which test, message or question would have led here sooner?'
            : `What would have told it: ${wouldHaveTold}`,
        check: { question: title, answer: found.slice(0, answerCharsMax) },
        target: { is: 'none' as const },
      })),
    ],
  }
}

/** `cart.ts, lines 3 to 7`; of a whole file its name alone. */
function titleOf({ path, from, to }: QuestionFound['places'][number]): string {
  const name = path.split('/').at(-1) ?? path
  return from === null || to === null ? name : `${name}, ${linesInWords({ from, to })}`
}

/** Where a file stands among the others, in a sentence and in numbers. */
import { SimpleGrid, Text } from '@mantine/core'
import { count, counted, numberWord } from '#std/words.ts'
import { useAnswer } from '#web/api/hooks.ts'
import { Asked } from '#web/ui/asked.tsx'
import { whyUnranked } from './file-words.ts'
import { Figure } from './figure.tsx'
import { ranksOf } from './ranks.ts'
import { NotInSpan, type OfFile } from './not-in-span.tsx'

export function Standing({ where, file }: OfFile) {
  const map = useAnswer('evidence.map', where)
  return (
    <Asked of={map} lines={2}>
      {({ items }) => {
        const { ranked, among } = ranksOf(items, { hasTests: file.class === 'test' })
        const its = ranked.find(({ path }) => path === file.path)
        if (its === undefined) return <NotInSpan says={whyUnranked(file)} file={file} />
        return (
          <>
            <Text mb="sm" maw="46rem">
              {its.rank === 1
                ? `Of the ${among} that changed in this span, none has more of both: changes, and code that is hard to follow.`
                : `Of the ${among} that changed in this span, ${numberWord(its.rank - 1)} ${its.rank === 2 ? 'comes' : 'come'} before it when changes are multiplied by how hard the code is to follow.`}
            </Text>
            <SimpleGrid cols={{ base: 2, sm: 4 }}>
              <Figure value={counted(its.revisions, 'change')} says="in this span" />
              <Figure value={count(its.fixes)} says="of them mended something" />
              <Figure
                value={count(its.complexity)}
                says="complexity: how much in it branches and nests"
                doubt={
                  its.complexityMeasure === 'indentation' ? 'guessed from indentation' : undefined
                }
              />
              <Figure value={counted(its.lines, 'line')} says="long" />
            </SimpleGrid>
          </>
        )
      }}
    </Asked>
  )
}

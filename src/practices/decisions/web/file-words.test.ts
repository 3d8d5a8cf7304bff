import { expect, test } from 'vitest'
import { folderOf, foundInWords, takenInWords, waitingInWords } from './file-words.ts'

const at = (path: string, repository = 'app') => ({ repository, path })

test('where decisions lie as files is said by folder, each file once', () => {
  expect(foundInWords([at('docs/adr/1.md')])).toBe('1 decision file was found in docs/adr of app.')
  expect(foundInWords([at('docs/all.json#1'), at('docs/all.json#2'), at('x.md', 'web')])).toBe(
    '2 decision files were found in docs of app and the top of web.',
  )
  const many = ['a', 'b', 'c', 'd', 'e'].map((folder) => at(`${folder}/1.md`))
  expect(foundInWords(many)).toBe(
    '5 decision files were found in a of app, b of app, c of app and 2 more folders.',
  )
  expect(folderOf('README.md')).toBe('')
})

test('what waits to be kept is said, and what came of it', () => {
  expect(waitingInWords([{ standing: 'same' }, { standing: 'changed here' }])).toBeNull()
  expect(
    waitingInWords([{ standing: 'new' }, { standing: 'new' }, { standing: 'changed in both' }]),
  ).toBe('2 not kept here yet and 1 changed here and in the file.')
  const taken = { added: 2, changed: 0, unchanged: 1, conflicts: [], gone: ['a.md'] }
  expect(takenInWords(taken)).toBe('2 added, 1 as before and 1 file gone, whose records stay.')
  expect(takenInWords({ ...taken, added: 0, unchanged: 0, gone: [] })).toBe(
    'No decision lies there any more.',
  )
})

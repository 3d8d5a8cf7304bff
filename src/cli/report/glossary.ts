/** The few words of a report that a reader may not know, after docs/numbers.md: for whoever was sent the page alone. */
export const glossary: readonly (readonly [word: string, means: string])[] = [
  ['Change', 'A commit that is no merge, on the branch named above, in the time named above.'],
  [
    'Complexity',
    'How hard code is to follow: each branch and loop adds to it, the more the deeper it is nested (cognitive complexity). A straight list of steps has none. Where Cairn cannot parse the language, indentation stands in.',
  ],
  ['Fix', 'A change whose message says that it mends something.'],
  [
    'Author',
    'Whoever did most of the work on a file, as far as git can tell. Knowing code is more than that.',
  ],
  [
    'Truck factor',
    'How many people could leave before more than half of the files have no author left.',
  ],
  [
    'Rank, 9 in 10',
    'Where the file would stand had the work gone slightly differently, nine times in ten.',
  ],
]

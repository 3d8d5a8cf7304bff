/** Which techniques fit what is seen: pure rules, for as long as nothing knows better. At most five, those that fit most first. */

/** What a trace, a test and a history show, as far as a technique may hang on it. */
export interface Signs {
  /** Types and messages of the errors, as they were told. */
  errors: readonly { type: string | null; message: string }[]
  runtimes: readonly string[]
  hasTrace: boolean
  hasFailingTest: boolean
  /** Whether any frame is in a file of the repository; true where there is no trace. */
  isInOwnCode: boolean
  /** Days between the last change of the files and the newest commit; null where nobody can tell. */
  daysSinceChange: number | null
  /** Whether a release lies behind that may be called good. */
  hasRelease: boolean
}

export interface Technique {
  id: string
  name: string
  /** Why it fits here. */
  because: string
  /** One sentence that says what to do. */
  how: string
}

const techniquesMax = 5

export function tipsFor(signs: Signs): Technique[] {
  return rules
    .filter(({ fits }) => fits(signs))
    .slice(0, techniquesMax)
    .map(({ id, name, because, how }) => ({ id, name, because, how }))
}

interface Rule extends Technique {
  fits: (signs: Signs) => boolean
}

/** Whether what went wrong sounds like this. */
function sounds(pattern: RegExp): Rule['fits'] {
  return ({ errors }) =>
    errors.some(({ type, message }) => pattern.test(`${type ?? ''}: ${message}`))
}

/** Those that hang on the error come first, those that always help last. */
const rules: readonly Rule[] = [
  {
    fits: sounds(
      /undefined|null\b|NoneType|NullPointer|NullReference|nil pointer|nil:NilClass|on a `None`|for nil/i,
    ),
    id: 'walk-the-value-back',
    name: 'Walk the value back',
    because: 'something was not there when it was used',
    how: 'Do not ask where it was missed but where it should have been made: print it at each call above, and find the first where it is gone.',
  },
  {
    fits: sounds(
      /deadlock|all goroutines are asleep|race|ConcurrentModification|concurrent map|already locked|serializ/i,
    ),
    id: 'shake-the-timing',
    name: 'Shake the timing',
    because: 'two things happen at once',
    how: 'Run it a hundred times in a row, under load, and with what finds races (go test -race, a thread sanitizer); then slow one side down on purpose.',
  },
  {
    fits: sounds(
      /time(?:d )?out|ETIMEDOUT|ECONNREFUSED|ECONNRESET|connection (?:refused|reset)|unreachable|socket hang up|broken pipe/i,
    ),
    id: 'take-the-other-side-away',
    name: 'Take the other side away',
    because: 'it waits for something outside',
    how: 'Ask the other side by hand, with what was really sent; then put a stand-in in its place that answers at once.',
  },
  {
    fits: sounds(
      /ModuleNotFound|ImportError|Cannot find (?:module|package)|ClassNotFound|NoClassDef|NoSuchMethod|MissingMethod|FileNotFound|ENOENT|No such file|cannot load such file/i,
    ),
    id: 'compare-two-places',
    name: 'Compare two places',
    because: 'something is there on one machine and not on the other',
    how: 'Print the working folder, the versions and the search path where it works and where it does not, and look at the difference alone.',
  },
  {
    fits: sounds(
      /StackOverflow|RecursionError|Maximum call stack|stack overflow|OutOfMemory|MemoryError|heap out of memory/i,
    ),
    id: 'watch-it-grow',
    name: 'Watch it grow',
    because: 'something has no end',
    how: 'Find the frames that come again, print what they are called with, and look for the value that should become smaller and does not.',
  },
  {
    fits: sounds(
      /Index|KeyError|out of (?:range|bounds)|OutOfBounds|overflow|Unicode|decode|parse|SyntaxError|NumberFormat|Format/i,
    ),
    id: 'keep-the-input',
    name: 'Keep the input',
    because: 'it may hang on what it was given',
    how: 'Write down the very input that fails, then halve it for as long as it still fails.',
  },
  {
    fits: ({ isInOwnCode, hasTrace }) => hasTrace && !isInOwnCode,
    id: 'ask-what-was-handed-over',
    name: 'Ask what was handed over',
    because: 'no frame is in code of this repository',
    how: 'Find the call where your code hands over, print what it gives, and compare the versions of the dependency before and after.',
  },
  {
    fits: ({ daysSinceChange }) => daysSinceChange !== null && daysSinceChange <= 14,
    id: 'revert-a-hypothesis',
    name: 'Take one change back',
    because: 'these files changed in the last two weeks',
    how: 'On a branch of your own, take the newest change back and run it: either it is out of the question, or you know where to read.',
  },
  {
    fits: ({ hasFailingTest }) => hasFailingTest,
    id: 'run-it-alone',
    name: 'Run the test alone',
    because: 'a test fails',
    how: 'Alone, then with those before it, then in another order: what changes says whether the code or what is around it is at odds.',
  },
  {
    fits: ({ hasFailingTest }) => !hasFailingTest,
    id: 'minimal-reproduction',
    name: 'Make it small',
    because: 'no test shows it yet',
    how: 'Take away whatever can go while it still fails; what is left is a test that fails, and often the answer.',
  },
  {
    fits: () => true,
    id: 'bisect',
    name: 'Look by halves',
    because: 'if it ever worked, some change made the difference',
    how: 'Let git halve the history between what worked and what does not; a script that fails may do the trying.',
  },
  {
    fits: () => true,
    id: 'write-the-guess-down',
    name: 'Write the guess down',
    because: 'one guess at a time can be shown to be wrong',
    how: 'Say what you believe and what you would see if it were wrong; log just that, look, and take the log away again.',
  },
]

/** What somebody who tells of a failure, or pastes what a machine printed, may see: by words, and with the words that told it. Pure. */
import { listenerFor, type Heard } from '#std/heard.ts'
import { runtimes, signs, type Runtime, type Sign } from './schema-words.ts'

/** A trace or a log of which the beginning says what happened; what is longer is read so far. */
export const readCharsMax = 20_000

export interface Seen {
  sign: Sign
  /** As they stand in the text, in small letters. */
  words: string[]
}

/** What most words speak of comes first; equal ones as they come in the text. */
export function signsIn(text: string): Seen[] {
  return signsHeard(text.slice(0, readCharsMax)).map(({ name, words }) => ({ sign: name, words }))
}

/** Where the code ran, by how its traces look and by names that nothing else has. */
export function runtimesIn(text: string): Runtime[] {
  return runtimesHeard(text.slice(0, readCharsMax)).map(({ name }: Heard<Runtime>) => name)
}

/** Frames as eight runtimes print them. */
const frames: Readonly<
  Record<'node' | 'python' | 'java' | 'go' | 'rust' | 'dotnet' | 'ruby' | 'php', readonly string[]>
> = {
  node: [
    String.raw`at (?:[^()\s]+ ){0,4}\(?(?:file:\/\/|node:)?[^()\s]{1,300}\.?[cm]?[jt]sx?:\d+:\d+`,
    String.raw`at (?:[^()\s]+ ){0,4}\(node:[\w/]{1,60}:\d+:\d+`,
  ],
  python: [
    String.raw`traceback \(most recent call last\)`,
    String.raw`file "[^"]{1,300}", line \d+`,
  ],
  java: [
    String.raw`at [\w.$/]{1,300}\((?:[\w$]{1,100}\.(?:java|kt|scala|groovy):\d+|native method|unknown source)`,
    String.raw`exception in thread "[^"]{1,100}"`,
  ],
  go: [String.raw`goroutine \d+ \[[\w ,]{1,60}\]`, String.raw`[\w./@-]{1,300}\.go:\d+`],
  rust: [String.raw`thread '[^']{1,100}' (?:\(\d+\) )?panicked at`],
  dotnet: [
    String.raw`at [\w.<>\x60,\[\]]{1,300}\([^()]{0,300}\) in [^:]{1,300}(?::[^:]{1,300})?:line \d+`,
  ],
  ruby: [String.raw`[\w./-]{1,300}\.rb:\d+:in`],
  php: [
    String.raw`php (?:fatal error|warning|notice)`,
    String.raw`#\d+ [^\s()]{1,300}\.php\(\d+\)`,
  ],
}

/** Small on purpose: who chooses signs by hand knows better. `~` stands for a few words between. */
const signTable: Readonly<Record<Sign, readonly string[]>> = {
  'stack-trace': [
    ...Object.values(frames).flat(),
    String.raw`stack[- ]?traces?`,
    String.raw`tracebacks?`,
    String.raw`backtraces?`,
    String.raw`(?:unhandled|uncaught) (?:~)?(?:exceptions?|errors?|rejections?|promise)`,
    String.raw`(?:null ?pointer|null ?reference|type|value|key|index|attribute|reference|assertion|runtime|name)(?:error|exception)`,
  ],
  'failing-test': [
    String.raw`tests? (?:~)?(?:fails?|failed|failing|red|broke|broken)`,
    String.raw`(?:failing|failed|broken|red) (?:~)?(?:tests?|specs?|assertions?)`,
    String.raw`(?:assertionerror|assertion failed|assertionfailederror)`,
    String.raw`expected (?:~)?(?:but|to (?:be|equal|match|throw|have))`,
    String.raw`\d+ (?:failed|failing|failures?)`,
  ],
  'wrong-result': [
    String.raw`(?:wrong|incorrect|unexpected|strange|different) (?:~)?(?:results?|values?|numbers?|outputs?|answers?|totals?|sums?|amounts?|counts?)`,
    String.raw`(?:results?|values?|numbers?|outputs?|totals?|sums?|counts?) (?:~)?(?:wrong|incorrect|off|nan|negative|missing|doubled)`,
    String.raw`off[- ]by[- ]one`,
    String.raw`round(?:ing|ed) (?:~)?(?:errors?|wrong)`,
    String.raw`instead of`,
  ],
  crash: [
    String.raw`crash(?:es|ed|ing)?`,
    String.raw`seg(?:mentation )?faults?`,
    String.raw`(?:sigsegv|sigabrt|sigbus|sigkill|sigill)`,
    String.raw`core dump(?:s|ed)?`,
    String.raw`panic(?:s|ked|king)?`,
    String.raw`exit(?:s|ed)? (?:~)?(?:code|status) (?:134|135|136|137|139)`,
    String.raw`fatal error`,
    String.raw`stack ?overflow(?:error|exception)?|maximum call stack size|recursionerror`,
  ],
  hang: [
    String.raw`hangs?|hanging|hung`,
    String.raw`(?:freez(?:es|ing|e)|froze|frozen)`,
    String.raw`dead[- ]?locks?(?:ed)?`,
    String.raw`(?:never|not|doesn[’']t) (?:~)?(?:returns?|ends?|finish(?:es)?|terminates?|exits?|responds?)`,
    String.raw`(?:stuck|blocks?|blocked) (?:~)?forever`,
    String.raw`time[sd]?[- ]?out`,
    String.raw`timeouts?`,
    String.raw`not responding|unresponsive`,
  ],
  slow: [
    String.raw`slow(?:er|ly|ness|s down)?`,
    String.raw`(?:takes?|took|taking) (?:~)?(?:long|longer|forever|ages|minutes|hours|seconds)`,
    String.raw`(?:performance|latency|throughput)`,
    String.raw`(?:100|high|full) ?%? cpu`,
    String.raw`cpu (?:~)?(?:100|high|pegged|spikes?)`,
  ],
  'flaky-test': [
    String.raw`flak(?:y|iness|es|ed)`,
    String.raw`intermittent(?:ly)?`,
    String.raw`sometimes|now and then|occasionally|sporadic(?:ally)?`,
    String.raw`random(?:ly)?`,
    String.raw`(?:passes|green|works) (?:~)?(?:on|after) (?:~)?(?:retry|rerun|re-run|second)`,
    String.raw`(?:one|once) in \d+`,
    String.raw`nondeterministic(?:ally)?`,
  ],
  regression: [
    String.raw`regress(?:ions?|ed)`,
    String.raw`(?:worked|fine|passed|green) (?:~)?(?:before|yesterday|last (?:week|month|release)|until)`,
    String.raw`used to (?:work|pass|be)`,
    String.raw`since (?:the |yesterday|last |this |we |i )(?:~)?(?:upgrade[d]?|update[d]?|release|deploy(?:ed|ment)?|merged?|commit|monday|week|refactoring)`,
    String.raw`(?:after|since) (?:~)?(?:upgrad(?:e|ing)|updat(?:e|ing)|merg(?:e|ing)|deploy(?:ing)?|refactoring|release)`,
    String.raw`no longer (?:works?|pass(?:es)?)`,
    String.raw`stopped working`,
  ],
  'works-here': [
    String.raw`works? (?:~)?(?:on|for) (?:my|me|mine)(?: machine| laptop| computer)?`,
    String.raw`works? (?:~)?(?:locally|here)`,
    String.raw`only (?:~)?(?:on|in) (?:~)?(?:ci|production|prod|staging|windows|linux|macos|mac|docker|the server)`,
    String.raw`(?:fails?|failing|breaks?) (?:~)?(?:on|in) (?:~)?(?:ci|production|prod|staging)`,
    String.raw`(?:can[’']t|cannot|unable to) reproduce`,
    String.raw`not reproducible`,
  ],
  memory: [
    String.raw`(?:out of|much|high|low|more|too little) memory`,
    String.raw`memory (?:~)?(?:usage|use|limit|pressure|full|high|exhausted)`,
    String.raw`oom(?:[- ]?kill(?:ed|er)?)?`,
    String.raw`outofmemoryerror|memoryerror`,
    String.raw`heap (?:~)?(?:limit|space|size|full)`,
    String.raw`exit(?:s|ed)? (?:~)?(?:code|status) 137`,
  ],
  leak: [
    String.raw`leak(?:s|ed|ing|age)?`,
    String.raw`(?:memory|heap|rss|handles?|connections?|descriptors?|threads?) (?:~)?(?:grows?|growing|increas(?:es|ing)|climbs?|climbing)`,
    String.raw`too many open files|emfile`,
    String.raw`(?:pool|connections?) (?:~)?exhausted`,
    String.raw`after (?:~)?(?:hours|days)`,
  ],
  race: [
    String.raw`(?:data )?race(?:s| conditions?)?`,
    String.raw`concurren(?:t|tly|cy)`,
    String.raw`(?:two|several|many|multiple) (?:~)?(?:threads?|processes|workers|goroutines|requests) (?:~)?(?:at once|same time|together)?`,
    String.raw`(?:thread|locks?|mutex(?:es)?|async(?:hronous)?|goroutines?|simultaneous(?:ly)?)`,
    String.raw`dead[- ]?locks?(?:ed)?`,
    String.raw`(?:duplicate|lost) (?:~)?(?:updates?|rows?|inserts?|writes?)`,
  ],
  network: [
    String.raw`(?:econnrefused|econnreset|etimedout|enotfound|eai_again|ehostunreach|epipe)`,
    String.raw`connection (?:~)?(?:refused|reset|closed|timed out|timeout|dropped)`,
    String.raw`(?:network|dns|tls|ssl|certificates?|proxy|sockets?|firewall|handshake|hostname|cors)`,
    String.raw`(?:http|status) (?:~)?(?:502|503|504)`,
    String.raw`(?:bad gateway|gateway timeout|service unavailable)`,
  ],
  permission: [
    String.raw`(?:permission|access|operation) (?:~)?(?:denied|refused|not permitted)`,
    String.raw`(?:eacces|eperm)`,
    String.raw`(?:forbidden|unauthori[sz]ed)`,
    String.raw`(?:http|status|error) (?:~)?(?:401|403)`,
    String.raw`(?:umask|chmod|chown|sudo|read[- ]only file ?system|selinux|apparmor)`,
  ],
  environment: [
    String.raw`environment(?: variables?)?`,
    String.raw`(?:docker|container|virtual ?env|venv|nvm|path variable)`,
    String.raw`command not found`,
    String.raw`enoent|no such file|filenotfound(?:error|exception)`,
    String.raw`(?:on|in) (?:~)?(?:ci|windows|macos|alpine|wsl)`,
    String.raw`(?:different|wrong|other|old|new) (?:~)?(?:machine|laptop|server|node version|python version|java version|os)`,
    String.raw`set(?:ting)?[- ]?up`,
  ],
  configuration: [
    String.raw`config(?:uration|ured|s)?`,
    String.raw`settings?`,
    String.raw`(?:feature )?flags?`,
    String.raw`(?:\.env|ya?ml|toml|ini file)`,
    String.raw`(?:default|option|parameter)s? (?:~)?(?:ignored|not taken|no effect)`,
    String.raw`(?:has|have) no effect`,
  ],
  build: [
    String.raw`builds? (?:~)?(?:fails?|failed|failing|broken|broke|errors?)`,
    String.raw`(?:compil(?:e|es|ed|ing|er|ation)|linker|bundl(?:e|er|ing)|webpack|vite|gradle|maven|cmake|makefile)`,
    String.raw`undefined (?:reference|symbol)s?`,
    String.raw`(?:syntaxerror|syntax error|type errors?|error ts\d+)`,
    String.raw`(?:stale|cached) (?:~)?(?:builds?|artifacts?|outputs?|files?)`,
  ],
  dependency: [
    String.raw`dependenc(?:y|ies)`,
    String.raw`(?:cannot find|could not find|no) (?:~)?(?:module|package)`,
    String.raw`(?:modulenotfounderror|importerror|classnotfoundexception|nosuchmethoderror|noclassdeffounderror|err_module_not_found|module_not_found)`,
    String.raw`(?:lock ?file|package-lock|peer dep|eresolve|node_modules)`,
    String.raw`(?:upgrad(?:e|ed|es|ing)|updat(?:e|ed|ing)|bump(?:ed|ing)?) (?:~)?(?:librar(?:y|ies)|packages?|framework|versions?)`,
    String.raw`version (?:~)?(?:conflicts?|mismatch(?:es)?)`,
  ],
  data: [
    String.raw`(?:bad|corrupt(?:ed)?|invalid|missing|dirty|old|strange|certain|some) (?:~)?(?:data|rows?|records?|inputs?|files?|customers?|entries)`,
    String.raw`(?:data|rows?|records?) (?:~)?(?:corrupt(?:ed)?|invalid|missing|lost|wrong|duplicated)`,
    String.raw`(?:only|just) (?:~)?(?:for|with) (?:~)?(?:one|some|certain|this|these|large|long|empty)`,
    String.raw`(?:null|undefined|none|nan) (?:~)?(?:value|column|field)`,
    String.raw`(?:migrations?|database|query|queries|sql|json|csv)`,
    String.raw`(?:unexpected token|parse error|cannot parse|malformed)`,
    String.raw`(?:index|key)error|out of (?:range|bounds)|\w{0,20}outofbounds\w{0,20}|numberformatexception`,
  ],
  encoding: [
    String.raw`(?:encod(?:ing|ed)|utf-?8|utf-?16|latin-?1|unicode|charsets?|mojibake|bom|code ?page)`,
    String.raw`unicode(?:decode|encode)error`,
    String.raw`(?:umlauts?|accents?|emojis?|special characters?|question marks|line endings?|crlf|invisible characters?)`,
  ],
  'time-and-zones': [
    String.raw`time ?zones?`,
    String.raw`(?:utc|gmt|dst|daylight saving(?: time)?|summer time|winter time|leap (?:year|day|second)s?)`,
    String.raw`(?:dates?|times?|timestamps?|clocks?) (?:~)?(?:wrong|off|shifted|earlier|later|skew(?:ed)?|drift(?:s|ed)?)`,
    String.raw`(?:one|an) (?:hour|day) (?:~)?(?:off|early|late|earlier|later|too)`,
    String.raw`(?:midnight|end of (?:the )?month|new year)`,
  ],
  interface: [
    String.raw`(?:page|screen|button|layout|css|style|styles|component|browser|click(?:s|ed|ing)?|render(?:s|ed|ing)?|scroll(?:s|ing)?|overflow(?:s|ing)?|dom)`,
    String.raw`(?:not|in)visible`,
    String.raw`(?:blank|white|empty) (?:page|screen)`,
  ],
  'unknown-code': [
    String.raw`(?:legacy|unknown|unfamiliar|foreign|inherited|someone else[’']s|old) (?:~)?(?:code|codebase|module|project|system)`,
    String.raw`(?:don[’']t|do not|never) (?:~)?(?:know|understand|seen?) (?:~)?(?:code|codebase|module|part|project)`,
    String.raw`(?:new to|where to (?:start|begin|look)|where (?:is|does|do) (?:~)?(?:happens?|comes?|called|set|defined))`,
    String.raw`no idea (?:where|how|what)`,
    String.raw`how (?:does|do) (?:~)?works?`,
  ],
  stuck: [
    String.raw`(?:i[’']m|i am|we are|we[’']re|got|getting) (?:~)?stuck`,
    String.raw`no idea`,
    String.raw`tried (?:~)?everything`,
    String.raw`(?:nothing|none of it) (?:~)?(?:helps?|helped|works?|worked)`,
    String.raw`(?:for|all) (?:~)?(?:hours|day|days|weeks)`,
    String.raw`out of ideas|at a loss|desperate|clueless`,
    String.raw`makes no sense`,
  ],
}

const runtimeTable: Readonly<Record<Runtime, readonly string[]>> = {
  node: [...frames.node, String.raw`node(?:\.js|js)`, 'npm', 'vitest', 'jest'],
  python: [...frames.python, 'python3?', 'pytest', 'pip', 'django'],
  java: [...frames.java, 'java', 'jvm', 'kotlin', 'junit', 'maven', 'gradle'],
  go: [...frames.go, 'golang', 'goroutines?', 'go (?:test|build|run)'],
  rust: [...frames.rust, 'rust', 'cargo'],
  dotnet: [...frames.dotnet, 'dotnet', 'c#', 'nuget'],
  ruby: [...frames.ruby, 'ruby', 'rspec', 'rails'],
  php: [...frames.php, 'php', 'phpunit', 'composer', 'laravel'],
  native: [
    String.raw`c\+\+`,
    'gcc|clang|cmake|gdb|valgrind',
    'seg(?:mentation )?faults?|sigsegv',
    'malloc|double free|free\\(\\)',
  ],
  browser: ['browsers?', 'chrome|firefox|safari', 'css', 'dom', 'react|vue|svelte'],
  sql: ['sql', 'postgres(?:ql)?|mysql|mariadb|sqlite', 'quer(?:y|ies)', 'database'],
}

const signsHeard = listenerFor(signTable, signs)
const runtimesHeard = listenerFor(runtimeTable, runtimes)

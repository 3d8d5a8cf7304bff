/** Frames of the JVM: Java, Kotlin, Scala, Groovy. The package tells the folder, the brackets the file. */
import { told, type FrameReader } from './frame.ts'

export const readJava: FrameReader = (text) => {
  const line = text.trimStart()
  const gradle = /^(?:[\w.$]{1,300}) at (\w{1,200}\.(?:java|kts?|scala|groovy)):(\d{1,10})$/.exec(
    line,
  )
  if (gradle !== null) return told(gradle[1] ?? null, { line: gradle[2] })
  const found = pattern.exec(line)?.groups
  if (found === undefined) return undefined
  const { name = '', file, line: at } = found
  const called = name.replace(/^(?:[\w.@-]{0,200}\/){1,3}/, '')
  if (file === undefined) return told(null, { name: called })
  const folder = called.split('.').slice(0, -2).join('/')
  // Kotlin and Scala need not lie where their package says; the mapping takes the file alone then.
  return told(folder === '' ? file : `${folder}/${file}`, { line: at, name: called })
}

/** `java.base/`, `app//`, `platform//java.sql@17/` stand before the name; `~[spring.jar:5]` may stand behind it. */
const pattern =
  /^at (?<name>[\w.$@<>/\u0080-\uffff-]{1,600})\((?:[\w.@-]{1,80}\/)?(?:(?<file>[\w$.-]{1,200}\.(?:java|kts?|scala|groovy|clj|gradle))(?::(?<line>\d{1,10}))?|Native Method|Unknown Source(?::\d{1,10})?|<generated>|SourceFile(?::\d{1,10})?)\)/u

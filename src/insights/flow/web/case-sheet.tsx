/** The case itself, as it is read and printed. */
import type { AnswerOf } from '#web/api/verbs.ts'
import { calendarDayShown } from '#std/shown-dates.ts'
import classes from './case.module.css'

export function CaseSheet({ of: { title, writtenAt, sections } }: { of: AnswerOf<'flow.case'> }) {
  return (
    <article className={classes['sheet']}>
      <h2 className={classes['title']}>{title}</h2>
      <p className={classes['soft']}>
        Written on {calendarDayShown(writtenAt.slice(0, 10))} from what the team’s own forge told.
        It ranks nobody.
      </p>
      {sections.map((section) => (
        <section key={section.title}>
          <h3>{section.title}</h3>
          {section.says.map((text) => (
            <p key={text}>{text}</p>
          ))}
          {section.items.length > 0 && (
            <ul>
              {section.items.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </article>
  )
}

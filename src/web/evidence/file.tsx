/** One file: where it stands, what it is learned by, how it went, what changes with it, and its commits. */
import { Group, Text } from '@mantine/core'
import { useAnswer } from '#web/api/hooks.ts'
import { address, useAddress } from '#web/ui/address.ts'
import { Asked } from '#web/ui/asked.tsx'
import { Empty } from '#web/ui/empty.tsx'
import { Link } from '#web/ui/link.tsx'
import { Page as Frame, Section } from '#web/ui/page.tsx'
import { useScope } from '#web/ui/scope.tsx'
import { When } from '#web/ui/when.tsx'
import { Explanation } from './explain.tsx'
import { Company } from './file-company.tsx'
import { Functions } from './file-functions.tsx'
import { Standing } from './file-standing.tsx'
import { Trend } from './file-trend.tsx'
import { whyNoCommits } from './file-words.ts'
import { Learn } from './learn.tsx'
import { NoHistory } from './no-history.tsx'
import { NotInSpan, type OfFile } from './not-in-span.tsx'
import { PinButton } from './pin-button.tsx'
import { ScopeBar } from './scope-bar.tsx'
import { formFor } from './waiting-pin.ts'
import classes from './evidence.module.css'

export function Page() {
  const { search } = useAddress()
  const scope = useScope()
  const path = search['path'] ?? ''
  const { where } = scope
  const standing = useAnswer(
    'evidence.file',
    where === null || path === '' ? null : { ...where, path },
  )
  if (scope.isEmpty)
    return (
      <Frame title="A file">
        <NoHistory />
      </Frame>
    )
  if (path === '' || where === null)
    return (
      <Frame title="A file">
        <Empty
          says="Which file?"
          acts={<Link to="/evidence/hotspots">Choose one on the map</Link>}
        />
      </Frame>
    )
  return (
    <Frame
      title={path.split('/').at(-1) ?? path}
      lead={<code className={classes['path']}>{path}</code>}
    >
      <ScopeBar scope={scope} />
      <Asked of={standing} lines={12}>
        {(file) =>
          file.is === 'file' || file.is === 'gone' ? (
            <Sections where={where} file={file} />
          ) : (
            <Elsewhere where={where} file={file} />
          )
        }
      </Asked>
    </Frame>
  )
}

function Sections({ where, file }: OfFile) {
  const isHere = file.is === 'file'
  const pinned = { evidence: 'hotspots', where, place: file.path }
  return (
    <>
      {!isHere && (
        <Text mb="md">
          It is gone from {file.branch}
          {file.lastChangedAt !== null && (
            <>
              {' '}
              since <When at={file.lastChangedAt} />
            </>
          )}
          . This is what its history still tells.
        </Text>
      )}
      {isHere && <Standing where={where} file={file} />}
      {isHere && (
        <Text mt="sm">
          Something here does what it should not?{' '}
          <Link to={address('/guide', { in: where.repository, at: file.path })} underline="always">
            Help me find it out
          </Link>
        </Text>
      )}
      {isHere && file.notCode === null && (
        <Group mt="sm">
          <PinButton label="Pin it" pinned={pinned} />
          <Link to={formFor('/decisions/new', pinned, { measures: ['revisions', 'complexity'] })}>
            Propose something about it
          </Link>
          <Link
            to={address('/frictions/new', {
              area: file.path,
              about: `${where.repository}:${file.path}`,
            })}
          >
            Report a friction about it
          </Link>
        </Group>
      )}
      <Learn repository={where.repository} path={file.path} />
      <Section title="How its complexity went">
        <Trend where={where} file={file} />
      </Section>
      {isHere && (
        <>
          <Section title="Which functions the work is in">
            <Functions where={where} file={file} />
          </Section>
          <Section title="What usually changes with it">
            <Company where={where} file={file} />
          </Section>
        </>
      )}
      <Section title="Its commits">
        <Commits where={where} file={file} />
      </Section>
    </>
  )
}

function Commits({ where, file }: OfFile) {
  const why = whyNoCommits(file)
  return why === null ? (
    <Explanation question={{ ...where, insight: 'files', subject: [file.path] }} isSubjectKnown />
  ) : (
    <NotInSpan says={why} file={file} />
  )
}

function Elsewhere({ where, file: { path, branch, is, calledNow, near } }: OfFile) {
  const scope = { in: where.repository, window: where.window }
  if (is === 'folder')
    return (
      <>
        <Empty
          says="It is a folder."
          acts={
            <Link to={address('/evidence/hotspots', { ...scope, at: path })}>
              Look at its files
            </Link>
          }
        />
        <Learn repository={where.repository} path={path} isFolder />
      </>
    )
  if (is === 'renamed' && calledNow !== null)
    return (
      <Empty
        says="It has another name now."
        acts={
          <Link to={address('/evidence/file', { ...scope, path: calledNow })}>{calledNow}</Link>
        }
      >
        Its history goes on there.
      </Empty>
    )
  const name = path.split('/').at(-1) ?? path
  return (
    <Empty
      says={`There is no such file on ${branch}, and there never was.`}
      acts={
        <>
          {near.map((other) => (
            <Link key={other} to={address('/evidence/file', { ...scope, path: other })}>
              {other}
            </Link>
          ))}
          <Link to={address('/search', { q: name })}>Search for {name}</Link>
        </>
      }
    >
      {near.length > 0
        ? 'Perhaps one of these is meant.'
        : 'Paths begin at the top of the repository.'}
    </Empty>
  )
}

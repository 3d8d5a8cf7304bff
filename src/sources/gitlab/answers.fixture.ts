/** Answers as GitLab gives them, as small as they may be. */

export const at = (time: string): string => {
  const [hour = '0', minute = '00', second = '00'] = time.split(':')
  return `2026-01-05T${hour.padStart(2, '0')}:${minute}:${second}.250Z`
}

const ana = { id: 1, username: 'ana' }
const ben = { id: 2, username: 'ben' }
export const sha = (letter: string): string => letter.repeat(40)
const page = (what: string): string => `https://gitlab.com/group/team/app/-/${what}`

export function mergeRequest(iid: number, over: object = {}) {
  return {
    ...{ id: 9000 + iid, iid, project_id: 77, title: 'A change', state: 'opened', author: ana },
    ...{ target_branch: 'main', source_branch: 'topic', sha: sha('a'), labels: ['x'] },
    ...{ draft: false, user_notes_count: 0, created_at: at('9'), updated_at: at('9') },
    ...{ description: 'words that nobody keeps', web_url: page(`merge_requests/${iid}`) },
    ...over,
  }
}

export const merged = {
  ...{ state: 'merged', merged_at: at('14'), updated_at: at('15'), merge_user: ben },
  ...{ merge_commit_sha: sha('c'), squash_commit_sha: sha('b') },
}

export function note(id: number, iid: number, body: string, over: object = {}) {
  return {
    ...{ id, type: null, body, author: ben, created_at: at('10'), system: true },
    ...{ noteable_type: 'MergeRequest', noteable_iid: iid, ...over },
  }
}

export function comment(id: number, iid: number, over: object = {}) {
  return note(id, iid, 'words that nobody keeps', { system: false, ...over })
}

export function commit(letter: string, over: object = {}) {
  return {
    ...{ id: sha(letter), authored_date: at('8'), committed_date: at('8:30') },
    ...{ author_email: 'ana@example.org', message: 'words that nobody keeps', ...over },
  }
}

export function pipeline(id: number, over: object = {}) {
  return {
    ...{ id, project_id: 77, sha: sha('a'), ref: 'main', status: 'success', source: 'push' },
    ...{ created_at: at('10'), updated_at: at('11'), web_url: page(`pipelines/${id}`), ...over },
  }
}

export function job(id: number, run: number, over: object = {}) {
  return {
    ...{ id, name: 'test', status: 'success', created_at: at('10'), started_at: at('10:30') },
    ...{ finished_at: at('10:40'), queued_duration: 2.5, tag_list: ['linux', 'big'] },
    ...{ pipeline: { id: run, sha: sha('a') }, web_url: page(`jobs/${id}`), ...over },
  }
}

export function deployment(id: number, over: object = {}) {
  return {
    ...{ id, iid: 1, ref: 'main', sha: sha('c'), status: 'success' },
    ...{ environment: { name: 'live', tier: 'production' } },
    ...{ created_at: at('15'), updated_at: at('18') },
    ...{ deployable: { finished_at: at('16'), web_url: page('jobs/1') }, ...over },
  }
}

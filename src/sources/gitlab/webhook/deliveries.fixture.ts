/** Deliveries as GitLab documents them (doc/user/project/integrations/webhook_events.md), as small as they may be. */

export const at = (time: string): string => `2026-01-05 ${time} UTC`
export const sha = (letter: string): string => letter.repeat(40)

export const ana = { id: 1, name: 'Ana', username: 'ana', email: '[REDACTED]' }
export const ben = { id: 2, name: 'Ben', username: 'ben', email: '[REDACTED]' }
const page = 'https://git.example.org/group/team/app'
export const project = { id: 77, path_with_namespace: 'group/team/app', web_url: page }

export function mergeRequest(action: string, over: object = {}, more: object = {}) {
  return {
    ...{ object_kind: 'merge_request', event_type: 'merge_request', user: ben, project },
    labels: [{ id: 206, title: 'API' }],
    object_attributes: {
      ...{ id: 99, iid: 7, title: 'A change', author_id: 1, state: 'opened', draft: false },
      ...{ source_branch: 'topic', target_branch: 'main', last_commit: { id: sha('b') } },
      ...{ created_at: at('09:00:00'), updated_at: at('09:00:00'), milestone_id: 11 },
      ...{ description: 'words that nobody keeps', action, ...over },
    },
    changes: {},
    ...more,
  }
}

export function note(over: object = {}, more: object = {}) {
  return {
    ...{ object_kind: 'note', event_type: 'note', user: ben, project },
    object_attributes: {
      ...{ id: 1244, note: 'words that nobody keeps', noteable_type: 'MergeRequest', type: null },
      ...{ system: false, created_at: at('10:00:00'), action: 'create', ...over },
    },
    merge_request: { id: 99, iid: 7 },
    ...more,
  }
}

export function pipeline(over: object = {}, more: object = {}) {
  return {
    ...{ object_kind: 'pipeline', user: ben, project },
    object_attributes: {
      ...{ id: 31, iid: 3, ref: 'topic', sha: sha('b'), source: 'merge_request_event' },
      ...{ status: 'success', created_at: at('10:00:00'), finished_at: at('10:30:00') },
      ...{ duration: 63, queued_duration: 12, ...over },
    },
    merge_request: { id: 99, iid: 7 },
    builds: [{ id: 380, name: 'test', started_at: at('10:01:00'), finished_at: null }],
    ...more,
  }
}

export function job(over: object = {}) {
  return {
    ...{ object_kind: 'build', user: ben, project, sha: sha('b'), pipeline_id: 31, build_id: 380 },
    ...{ build_name: 'test', build_status: 'success', build_created_at: at('10:00:00') },
    ...{ build_started_at: at('10:10:00'), build_finished_at: at('10:20:00') },
    ...{ build_queued_duration: 30, retries_count: 1, runner: { tags: ['linux', 'docker'] } },
    // Of the pipeline, in spite of its name.
    ...{ commit: { id: 31, sha: sha('b') }, ...over },
  }
}

export const deployment = {
  ...{ object_kind: 'deployment', status: 'success', deployment_id: 15, project, user: ben },
  ...{ status_changed_at: '2026-01-05 16:00:00 +0100', ref: 'main', short_sha: sha('c').slice(8) },
  ...{ environment: 'live', environment_tier: 'production' },
  commit_url: `${page}/-/commit/${sha('c')}`,
}

export const release = {
  ...{ object_kind: 'release', action: 'create', id: 1, tag: 'v1', name: 'v1', project },
  ...{ created_at: at('12:00:00'), released_at: at('12:00:00') },
}

export const issue = {
  ...{ object_kind: 'issue', event_type: 'issue', user: ana, project },
  object_attributes: {
    ...{ id: 301, iid: 23, title: 'A wish', author_id: 1, state: 'opened', type: 'Issue' },
    ...{ created_at: at('08:00:00'), updated_at: at('08:00:00'), action: 'open' },
    labels: [{ id: 206, title: 'API' }],
  },
}

export const push = {
  ...{ object_kind: 'push', event_name: 'push', ref: 'refs/heads/main', project, project_id: 77 },
  ...{ before: sha('a'), after: sha('b'), user_username: 'ana', total_commits_count: 1 },
}

export const tagPush = { ...push, object_kind: 'tag_push', ref: 'refs/tags/v1' }

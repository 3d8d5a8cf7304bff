/** The files of a dump of GitLab's answers. */

/** In the order in which they are read: what a request claims of itself is known before the rest comes. */
export const dumpKinds = [
  'issues',
  'merge_requests',
  'merge_requests-notes',
  'merge_requests-commits',
  'merge_requests-resource_state_events',
  'merge_requests-resource_label_events',
  'pipelines',
  'jobs',
  'deployments',
  'releases',
] as const

export type DumpKind = (typeof dumpKinds)[number]

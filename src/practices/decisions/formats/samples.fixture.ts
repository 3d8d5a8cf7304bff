/** One decision in each format, as its tool writes it. */
import type { FormatName } from './decision-file.ts'

export const samples: Record<FormatName, { path: string; text: string }> = {
  'madr-4': {
    path: '0007-use-a-queue.md',
    text: `---
parent: Decisions
nav_order: 7
status: "accepted"
date: 2024-10-03
decision-makers: [Ana, Ben]
---

# Use a queue

## Context and Problem Statement

Mail is lost when the server restarts.

## Considered Options

* A queue
* A cron job

## Decision Outcome

Chosen option: "A queue", because nothing is lost.

### Confirmation

A test kills the server.
`,
  },
  'madr-3': {
    path: '0008-hash.md',
    text: `---
status: proposed
date: 2023-01-02
deciders: Ana
---
# Hash with scrypt

## Context and Problem Statement

How are passwords kept?

## Validation

By review.
`,
  },
  'madr-2': {
    path: '0009-index.md',
    text: `# Index the log

* Status: superseded by [ADR-0012](0012-search.md)
* Deciders: Ana, Ben
* Date: 2021-05-06

Technical Story: T-12

## Context and Problem Statement

Searching takes a minute.

### Positive Consequences

* Faster

## Links

* Supersedes [ADR-0003](0003-grep.md)
`,
  },
  nygard: {
    path: '0012-search.md',
    text: `# 12. Search in the database

Date: 2022-02-03

## Status

Accepted

Supercedes [9. Index the log](0009-index.md)

## Context

One program less.

## Decision

We will search in the database.

## Consequences

Less to run.
`,
  },
  log4brains: {
    path: '20200926-use-slugs.md',
    text: `# Use slugs

- Status: draft
- Date: 03/04/2020
- Tags: ids, urls

## Context and Problem Statement

Numbers collide.
`,
  },
  'json-adr': {
    path: 'adrs.json',
    text: JSON.stringify(
      {
        version: '1.0.0',
        tool: { name: 'adrs', version: '0.7' },
        adrs: [
          {
            number: 1,
            title: 'Record decisions',
            status: 'superseded',
            date: '2024-01-02',
            links: [{ type: 'superseded-by', target: 2 }],
            extra: [1.0, 'é'],
          },
          {
            number: 2,
            title: 'Record them in JSON',
            status: 'accepted',
            date: '2024-02-03',
            links: [{ type: 'supersedes', target: 1 }],
          },
        ],
      },
      null,
      3,
    ),
  },
  'rust-rfc': {
    path: '0123-raw-lines.md',
    text: `- Feature Name: raw_lines
- Start Date: 2015-06-07
- RFC PR: [rust-lang/rfcs#123](https://example.org/123)
- Rust Issue: (leave this empty)

# Summary

Lines, raw.

# Motivation

None.
`,
  },
  'react-rfc': {
    path: '0068-late-hooks.md',
    text: `- Start Date: 2018-10-25
- RFC PR: (leave this empty)
- React Issue: (leave this empty)

# Summary

Hooks, later.
`,
  },
  'ember-rfc': {
    path: '0451-quiet-routes.md',
    text: `---
stage: recommended # for now
start-date: 2019-06-21T00:00:00.000Z
release-versions:
  ember-source: v3.6.0
prs:
  accepted: https://example.org/451
project-link:
---

# Quiet routes

## Summary

Routes, quieter.
`,
  },
  kep: {
    path: 'sig-node/1234-quiet-pods/kep.yaml',
    text: `title: Quiet pods
kep-number: 1234
authors:
  - "@ana"
owning-sig: sig-node
status: implementable
creation-date: 2021-02-03
replaces:
  - /keps/sig-node/12-loud-pods
`,
  },
  rfd: {
    path: 'rfd/0005/README.md',
    text: `---
authors: Ana Example <ana@example.org>
state: discussion
---

# RFD 5 Where state lives

## Introduction

Somewhere.
`,
  },
  markdown: {
    path: 'choices/ADR-004-colours.md',
    text: `# ADR-004: Two colours

**Status:** Accepted
**Date:** 2020-03-31

We draw in two colours.
`,
  },
}

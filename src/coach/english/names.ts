/**
 * Marks the names of people, so that a rule can speak of one. A given name that we know becomes as many signs \ue001; a
 * capitalised word within a sentence that may be a name becomes \ue002, and rules about what only people do look for it.
 * At the beginning of a sentence a capital says nothing.
 */
import { givenNames } from './given-names.ts'

export function markNames(prose: string): string {
  return prose.replace(titled, asKnown).replace(capitalised, (word, at: number) => {
    const [first = ''] = word.split('-')
    if (givenNames.has(first)) return asKnown(word)
    if (first !== word) return word
    return isFirst(prose, at) || notNames.has(word) ? word : '\ue002'.repeat(word.length)
  })
}

function asKnown(name: string): string {
  return '\ue001'.repeat(name.length)
}

/** "Mr. Lindqvist". */
const titled =
  /(?<![\w@/.'’-])(?:Mr|Mrs|Ms|Dr|Prof|Herr|Frau|Mme|Monsieur|Madame|Sir)\.?[ \u00a0]\p{Lu}[\p{L}'’-]+/gu

/** Of names of two parts, as "Mei-Ling", the first one is known. */
const capitalised = /(?<![\w@/.'’-])\p{Lu}\p{Ll}{1,30}(?:-\p{L}\p{Ll}{1,20})?(?![\w/@-]|\.\w)/gu

function isFirst(prose: string, at: number): boolean {
  return /(?:^|[.!?:\n\r|*#(\ufffc–—-])[\s*_#>|)\]"'’”-]*$/.test(
    prose.slice(Math.max(0, at - 12), at),
  )
}

/** Days, months, and what incident reviews are full of: products, companies, parts of a system. */
export const notNames: ReadonlySet<string> = new Set(
  `Today Tomorrow Yesterday Upstream Everything Nothing Let What That It Here There Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October
  November December English European American Slack Kubernetes Docker Redis Kafka Nginx Apache Postgres Jenkins Travis Grafana Prometheus Datadog
  Sentry Cloudflare Fastly Google Amazon Azure Microsoft Github Gitlab Bitbucket Jira Confluence Terraform Ansible Puppet Chef Helm Istio Envoy
  Consul Vault Nomad Cassandra Elasticsearch Kibana Logstash Fluentd Spark Hadoop Airflow Python Java Javascript Typescript Rust Ruby Rails Django Flask
  Spring Linux Windows Debian Ubuntu Alpine Chrome Firefox Safari Android Gradle Maven Webpack Babel Vite Node Deno Bun React Angular Vue Svelte
  Auth Okta Stripe Twilio Heroku Vercel Netlify Pingdom Alertmanager Concourse Argo Flux Jupyter Binder Hub Route Lambda Zookeeper Etcd Calico
  Traefik Varnish Memcached Sidekiq Celery Gerrit Gradle Bazel Zuul Nova Neutron Cinder Swift Glance Keystone Openstack Qt Clang
  Internet Production Staging Support Operations Ops Engineering Security Platform Team Incident Service System Server Database`
    .trim()
    .split(/\s+/),
)

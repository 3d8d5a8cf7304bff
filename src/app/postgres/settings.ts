/** How the server is run: its settings, and the bare surroundings its processes start in. */
import type { SpawnOptions } from 'node:child_process'
import { statfsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { Place } from './place.ts'

/** `-c` options for the server. They are given at every start, so a newer Cairn brings its own. */
export function serverOptions(socketFolder: string): string[] {
  const settings: Record<string, string | number> = {
    // Entered through one socket in a folder only its owner can enter; never from the network.
    listen_addresses: '',
    unix_socket_directories: quotedInList(socketFolder),
    unix_socket_permissions: '0700',
    max_connections: 50,
    // What is acknowledged is on disk.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // One server without standbys: rows copied into a table made in the same transaction need no log.
    wal_level: 'minimal',
    max_wal_senders: 0,
    // A scan writes some gigabytes; checkpoints every 64 MB of it would write every page many times over.
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    shared_buffers: '128MB',
    work_mem: '32MB',
    dynamic_shared_memory_type: sharedMemory(),
    maintenance_work_mem: '128MB',
    // Compiling costs more than it saves on queries of some milliseconds.
    jit: 'off',
    random_page_cost: 1.1,
    effective_cache_size: '1GB',
    max_parallel_workers_per_gather: Math.min(2, Math.max(0, availableParallelism() - 1)),
    // Reading runs in the backend itself: three helper processes fewer, and laptops have the pages cached.
    io_method: 'sync',
    autovacuum: 'on',
    autovacuum_naptime: '30s',
    // A query whose Cairn was killed ends soon after it.
    client_connection_check_interval: '5s',
    TimeZone: 'UTC',
    log_timezone: 'UTC',
    // Statements may carry people's names and words; they stay out of the log.
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    log_connections: '',
    log_error_verbosity: 'terse',
    cluster_name: 'cairn',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

// Parallel queries share memory as files in /dev/shm, of which a container has 64 MB unless told otherwise: too little
// for one large join. There they use files in the cluster instead.
function sharedMemory(): 'posix' | 'mmap' {
  if (process.platform !== 'linux') return 'posix'
  try {
    const { blocks, bsize } = statfsSync('/dev/shm')
    return blocks * bsize >= 256 * 1024 * 1024 ? 'posix' : 'mmap'
  } catch {
    return 'mmap'
  }
}

/** The user and surroundings of a process of the server: nothing of ours leaks in, and messages stay English. */
export function serverProcess({ home, user }: Place): SpawnOptions {
  return {
    cwd: home,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', HOME: home },
    detached: true,
    ...user,
  }
}

// The setting is a list, in which commas and spaces part names unless they are quoted.
function quotedInList(path: string): string {
  return `"${path.replaceAll('"', '""')}"`
}

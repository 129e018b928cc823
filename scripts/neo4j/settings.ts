import { totalmem } from 'node:os';

/**
 * What Neo4j is told, whichever way it is started. Chosen by measurement; the two `internal` ones are not promised
 * by the vendor, so the version is pinned and a test starts and stops it.
 */
export const settings: Record<string, string> = {
  // Nothing but Bolt, and only with the password.
  'server.http.enabled': 'false',
  'dbms.security.auth_enabled': 'true',
  // By default LOAD CSV reads any file of this machine and any address it can reach.
  'dbms.security.allow_csv_import_from_file_urls': 'false',
  'internal.dbms.cypher_ip_blocklist': '0.0.0.0/0,::/0',
  'dbms.usage_report.enabled': 'false',
  'server.memory.pagecache.size': '256m',
  // An empty store takes 3 MB instead of 517, and logs stay small after an import.
  'db.tx_log.preallocate': 'false',
  'db.tx_log.rotation.size': '32m',
  'db.tx_log.rotation.retention_policy': '1 files',
  // Stops in 0.3 s instead of 10: two waits of the network layer, and open transactions of readers.
  'db.shutdown_transaction_end_timeout': '1s',
  'internal.dbms.bolt.netty_server_shutdown_quiet_period': '0',
  'db.logs.query.enabled': 'OFF',
  'server.config.strict_validation.enabled': 'true',
};

/**
 * The heap in MB: a quarter of the memory, between 1 and 8 GB. One import is one transaction and must fit into it,
 * at about 2.1 kB an element.
 */
export function heapMegabytes(): number {
  // In a container the limit counts, not the machine; without one Node answers 0 or an absurdly large number.
  const limit = process.constrainedMemory();
  const memory = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return Math.min(8192, Math.max(1024, Math.floor(memory / 4 / 2 ** 20)));
}

/** The order ledger in PostgreSQL: what is in it binds, whatever a topic says later. */
package io.smctrading.sidecar.ledger;

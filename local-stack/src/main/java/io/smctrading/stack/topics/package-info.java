/** Namespaces: topics, schemas and what else a run leaves behind. */
package io.smctrading.stack.topics;

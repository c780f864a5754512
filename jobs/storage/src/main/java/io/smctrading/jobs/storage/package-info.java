/** Every topic to its table, so that a slow database never slows a decision. */
package io.smctrading.jobs.storage;

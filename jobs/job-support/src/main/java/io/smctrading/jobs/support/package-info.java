/** What every job needs at its edges: typed sources and sinks by topic, dead letters, clocks. */
package io.smctrading.jobs.support;

/** Runs inside every server, so it depends on nothing. */
package io.smctrading.stack.lifeline;

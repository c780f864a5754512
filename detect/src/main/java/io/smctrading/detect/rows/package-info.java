/** Files of events and signals, and how each appears whole or not at all. */
package io.smctrading.detect.rows;

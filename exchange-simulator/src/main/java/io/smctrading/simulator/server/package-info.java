/** HTTP servers and what the protocols share on the wire. */
package io.smctrading.simulator.server;

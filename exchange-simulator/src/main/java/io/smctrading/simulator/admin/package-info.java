/** The API that drives the simulator and tells its truth. */
package io.smctrading.simulator.admin;

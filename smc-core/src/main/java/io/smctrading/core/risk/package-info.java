/**
 * From signals to sized orders within limits: pure decisions on market time, no framework, no wall
 * clock. {@link io.smctrading.core.risk.RiskDesk} is the way in.
 */
package io.smctrading.core.risk;

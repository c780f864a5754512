/** One class per reason to refuse; their order is {@link io.smctrading.core.risk.RiskRules}'. */
package io.smctrading.core.risk.rules;

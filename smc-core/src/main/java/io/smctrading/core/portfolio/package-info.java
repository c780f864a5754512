/** What an account holds and what it is worth: exact numbers, no rounding but at the edges. */
package io.smctrading.core.portfolio;

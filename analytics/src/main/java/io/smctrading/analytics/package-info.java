/** The tables and views that people query: their migrations and who runs them. */
package io.smctrading.analytics;

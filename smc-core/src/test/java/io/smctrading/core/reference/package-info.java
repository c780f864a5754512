/** What tests check the detectors with; exported as a test-jar for other modules' tests. */
package io.smctrading.core.reference;

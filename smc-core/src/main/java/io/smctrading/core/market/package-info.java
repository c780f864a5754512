/** The market's vocabulary: who traded what, when and at which price. */
package io.smctrading.core.market;

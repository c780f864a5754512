package io.smctrading.core.market;

/** Whatever belongs to one series. */
public interface OfSeries {

    Series series();
}

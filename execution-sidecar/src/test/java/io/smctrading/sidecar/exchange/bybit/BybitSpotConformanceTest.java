package io.smctrading.sidecar.exchange.bybit;

class BybitSpotConformanceTest extends BybitConformance {

    BybitSpotConformanceTest() {
        super(BybitCategory.SPOT);
    }
}

package io.smctrading.stack.faults;

import io.smctrading.stack.Stack;
import io.smctrading.stack.replay.TradeFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;

/**
 * One replay with what no regular writer sends, for the tests that look at either: first records by
 * later contracts, then malformed ones, each between records that everybody uses.
 */
final class IrregularRecords {

    /** When the later contracts are registered and written by. */
    static final Instant LATER = Instant.parse("2013-11-25T00:45:00Z");

    /** When the malformed records are planted. */
    static final Instant MALFORMED = Instant.parse("2013-11-25T01:00:00Z");

    static final Instant END = Instant.parse("2013-11-25T01:30:00Z");

    private static IrregularRecords run;

    final TradedNamespace traded;
    final Contents beforeLater;
    final Contents beforeMalformed;
    final Contents all;

    /** The sidecar's metrics at the end. */
    final String sidecarMetrics;

    /** What a stack gave, run at the first call. */
    static synchronized IrregularRecords on(Stack stack) throws Exception {
        if (run == null) {
            run = new IrregularRecords(stack);
        }
        return run;
    }

    private IrregularRecords(Stack stack) throws Exception {
        TradeFile week = TradeFile.bitstampWeek();
        traded = TradedNamespace.open(stack, "irregular");
        traded.replay(week.until(LATER), trades -> {});
        beforeLater = Contents.of(stack, traded.namespace());
        SchemaEvolutionITCase.writeByTheLaterContracts(traded, beforeLater);
        traded.replay(week.until(MALFORMED), trades -> {});
        traded.settle();
        beforeMalformed = Contents.of(stack, traded.namespace());
        MalformedRecordsITCase.plantMalformedRecords(traded, beforeMalformed);
        traded.replay(week.until(END), trades -> {});
        traded.settle();
        all = Contents.of(stack, traded.namespace());
        sidecarMetrics = page(stack.endpoints().sidecar() + "/metrics");
    }

    private static String page(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}

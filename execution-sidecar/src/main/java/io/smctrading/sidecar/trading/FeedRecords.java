package io.smctrading.sidecar.trading;

import io.smctrading.core.market.Instrument;
import io.smctrading.platform.wire.WireException;
import io.smctrading.sidecar.ledger.FeedPartition;
import io.smctrading.sidecar.wire.Codecs;
import io.smctrading.sidecar.wire.WireMapping;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the records of the feeds say, told to the desk. What says nothing that could be traded on is
 * kept as a dead letter, and the desk goes on behind it.
 */
final class FeedRecords {

    private final Codecs codecs;
    private final Publisher publisher;
    private final InstantSource system;
    private final Map<FeedPartition, Long> noted;
    private final Map<String, Instrument> instruments = new HashMap<>();
    private final List<Instrument> changed = new ArrayList<>();
    private final Map<FeedPartition, Long> instrumentsRead = new HashMap<>();

    /**
     * @param noted next offsets that the ledger had at the start: what lies before was refused once
     *     already
     */
    FeedRecords(
            Codecs codecs,
            Publisher publisher,
            InstantSource system,
            Map<FeedPartition, Long> noted) {
        this.codecs = codecs;
        this.publisher = publisher;
        this.system = system;
        this.noted = noted;
    }

    /** The instrument as the topic has it, as far as it was read. */
    Optional<Instrument> instrument(String venue, String symbol) {
        return Optional.ofNullable(instruments.get(venue + ':' + symbol));
    }

    /** An instrument; the desk hears of it by {@link #tellInstruments}. */
    void takeInstrument(FeedPartition feed, ConsumerRecord<byte[], byte[]> record) {
        try {
            Instrument instrument =
                    WireMapping.instrument(codecs.instruments().read(record.value()));
            Instrument before =
                    instruments.put(instrument.venue() + ':' + instrument.symbol(), instrument);
            if (!instrument.equals(before)) {
                changed.add(instrument);
            }
        } catch (WireException e) {
            if (record.offset() >= noted.getOrDefault(feed, 0L)) {
                refuse(feed, record, e);
            }
        }
        instrumentsRead.put(feed, record.offset());
    }

    void tellInstruments(TradingDesk desk) {
        changed.forEach(desk::onInstrument);
        changed.clear();
        instrumentsRead.forEach(desk::skip);
        instrumentsRead.clear();
    }

    void takeTrade(FeedPartition feed, ConsumerRecord<byte[], byte[]> record, TradingDesk desk) {
        try {
            Object value = codecs.trades().read(record.value()).getValue();
            if (value instanceof io.smctrading.schemas.Trade trade) {
                desk.onTrade(feed, record.offset(), WireMapping.trade(trade));
            } else {
                desk.onMarketClock(
                        feed,
                        record.offset(),
                        WireMapping.marketClock((io.smctrading.schemas.Clock) value));
            }
        } catch (WireException e) {
            refuse(feed, record, e);
            desk.skip(feed, record.offset());
        }
    }

    void takeOrder(FeedPartition feed, ConsumerRecord<byte[], byte[]> record, TradingDesk desk) {
        try {
            Object value = codecs.orders().read(record.value()).getValue();
            if (value instanceof io.smctrading.schemas.OrderIntent intent) {
                desk.onIntent(
                        feed,
                        record.offset(),
                        WireMapping.intent(intent),
                        Instant.ofEpochMilli(record.timestamp()),
                        system.instant());
            } else {
                desk.onDecisionsClock(
                        feed,
                        record.offset(),
                        WireMapping.decisionsClock((io.smctrading.schemas.Clock) value));
            }
        } catch (WireException e) {
            refuse(feed, record, e);
            desk.skip(feed, record.offset());
        }
    }

    private void refuse(
            FeedPartition feed, ConsumerRecord<byte[], byte[]> record, WireException reason) {
        publisher.refuse(
                new RawRecord(
                        feed.topic(),
                        feed.partition(),
                        record.offset(),
                        Instant.ofEpochMilli(record.timestamp()),
                        record.key(),
                        record.value()),
                reason.getMessage());
    }
}

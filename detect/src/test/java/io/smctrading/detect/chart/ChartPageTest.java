package io.smctrading.detect.chart;

import static io.smctrading.detect.chart.ChartOfRealCandles.BARS;
import static io.smctrading.detect.chart.ChartOfRealCandles.FOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.KillZone;
import io.smctrading.core.structure.TradingSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartPageTest {
    private static final String LIGHTWEIGHT_CHARTS_5_2_1 =
            "e21cc5caa0226ef30bd8549c50b9ef926615f2a4ee6b4e486353477a55f598cf";
    private static final String HOSTILE =
            "</script><script>alert(1)</script><!-- \"'&lt; \u2028 \ud83d\ude00 {{data}} ]]>";

    @Test
    void carriesEveryPriceExactlyAndVolumeToSevenDigits() throws IOException {
        JsonNode data =
                WrittenPage.of("week", ChartOfRealCandles.latest(100_000)).json("chart-series-0");

        List<Bar> read = candlesOf(data);
        assertThat(read).hasSameSizeAs(BARS);
        for (int i = 0; i < BARS.size(); i++) {
            Bar bar = BARS.get(i);
            assertThat(read.get(i).volume()).isCloseTo(bar.volume(), withinPercentage(0.0001));
            assertThat(withVolume(read.get(i), 0)).isEqualTo(withVolume(bar, 0));
        }
    }

    @Test
    void carriesCandlesOfPricesWithoutADecimalEnd() throws IOException {
        ChartSeries chart = new ChartSeries(ChartOfRealCandles.SERIES, 10);
        Bar third = new Bar(300_000, 1.0 / 3, 2.0 / 3, 1.0 / 7, 0.5, 1e-12);
        chart.candle(third);

        Bar read = candlesOf(WrittenPage.of("thirds", chart).json("chart-series-0")).get(0);

        assertThat(read.open()).isCloseTo(third.open(), within(5e-9));
        assertThat(read.high()).isCloseTo(third.high(), within(1e-8));
        assertThat(read.low()).isCloseTo(third.low(), within(1e-8));
        assertThat(read.close()).isCloseTo(third.close(), within(1e-8));
        assertThat(read.volume()).isEqualTo(third.volume());
    }

    @Test
    void carriesEverySignalWithItsFactors() throws IOException {
        WrittenPage page = WrittenPage.of("week", ChartOfRealCandles.latest(100_000));
        JsonNode signals = page.json("chart-series-0").get("signals");
        JsonNode factors = page.json("chart-vocabulary").get("factors");
        int base = page.json("chart-vocabulary").get("base").intValue();

        assertThat(FOUND.signals()).hasSizeGreaterThan(10);
        assertThat(signals.get("side")).hasSameSizeAs(FOUND.signals());
        for (int i = 0; i < FOUND.signals().size(); i++) {
            EntrySignal signal = FOUND.signals().get(i);
            int sum = base;
            for (int bit = 0; bit < factors.size(); bit++) {
                boolean holds = (signals.get("factors").get(i).intValue() >> bit & 1) == 1;
                sum += holds ? factors.get(bit).get("weight").intValue() : 0;
            }
            assertThat(sum).isEqualTo(signal.confidence());
            assertThat(signals.get("side").get(i).intValue()).isEqualTo(signal.side().sign());
            assertThat(signals.get("entry").get(i).doubleValue()).isEqualTo(signal.entry());
            assertThat(signals.get("stop").get(i).doubleValue())
                    .isCloseTo(signal.stop(), within(1e-6));
            assertThat(signals.get("target").get(i).doubleValue())
                    .isCloseTo(signal.target(), within(1e-6));
        }
    }

    @Test
    void carriesTheHoursOfEveryCandle() throws IOException {
        JsonNode data =
                WrittenPage.of("week", ChartOfRealCandles.latest(100_000)).json("chart-series-0");
        JsonNode hours = data.get("hours");
        List<Set<String>> read = new ArrayList<>();
        BARS.forEach(bar -> read.add(new HashSet<>()));
        for (int i = 0; i < hours.size(); i += 3) {
            String name = data.get("words").get(hours.get(i).intValue()).textValue();
            for (int k = hours.get(i + 1).intValue(); k <= hours.get(i + 2).intValue(); k++) {
                assertThat(read.get(k).add(name)).isTrue();
            }
        }

        for (int i = 0; i < BARS.size(); i++) {
            Instant open = Instant.ofEpochMilli(BARS.get(i).openTime());
            Set<String> expected = new HashSet<>();
            KillZone.of(open, Timeframe.M5).ifPresent(zone -> expected.add("KILL_ZONE_" + zone));
            TradingSession.of(open, Timeframe.M5).forEach(session -> expected.add(session.name()));
            assertThat(read.get(i)).isEqualTo(expected);
        }
    }

    @Test
    void keepsHostileNamesApartFromMarkup() throws IOException {
        Series series = new Series(HOSTILE, HOSTILE, Timeframe.M15);
        ChartSeries chart = new ChartSeries(series, 10);
        WrittenPage page = WrittenPage.of(HOSTILE, chart);
        WrittenPage harmless =
                WrittenPage.of(
                        "title", new ChartSeries(new Series("venue", "symbol", Timeframe.M15), 10));

        assertThat(page.data("chart-series-0")).doesNotContain("<", ">", "&", "\u2028");
        assertThat(page.data("chart-vocabulary")).doesNotContain("<", ">", "&", "\u2028");
        assertThat(page.json("chart-series-0").get("symbol").textValue()).isEqualTo(HOSTILE);
        assertThat(page.json("chart-vocabulary").get("series").get(0).textValue())
                .isEqualTo(series.key());
        assertThat(tagsOf(page)).isEqualTo(tagsOf(harmless));
        assertThat(page.markup()).contains("<h1>&lt;/script&gt;&lt;script&gt;alert(1)");
    }

    @Test
    void letsNothingRunButItsOwnScripts() throws IOException {
        WrittenPage page = WrittenPage.of("week", ChartOfRealCandles.latest(10));
        String policy =
                group(page.html(), "http-equiv=\"Content-Security-Policy\" content=\"([^\"]+)\"");

        assertThat(policy).startsWith("default-src 'none';").doesNotContain("unsafe", "http");
        List<String> allowed = new ArrayList<>();
        Matcher hash = Pattern.compile("'sha256-([^']+)'").matcher(policy);
        while (hash.find()) {
            allowed.add(hash.group(1));
        }
        List<String> inPage = new ArrayList<>();
        page.scripts()
                .forEach(script -> inPage.add(Base64.getEncoder().encodeToString(sha(script))));
        inPage.add(
                Base64.getEncoder()
                        .encodeToString(sha(group(page.html(), "(?s)<style>(.*?)</style>"))));
        assertThat(allowed).isEqualTo(inPage);
    }

    @Test
    void loadsNothing() throws IOException {
        String markup = WrittenPage.of("week", ChartOfRealCandles.latest(10)).markup();

        assertThat(markup).doesNotContain(" src=", "<link", "<iframe", "<img", "@import", "url(");
        assertThat(markup).doesNotContainPattern(" on[a-z]+=");
        Matcher address = Pattern.compile("href=\"([^\"]*)\"").matcher(markup);
        List<String> links = new ArrayList<>();
        while (address.find()) {
            links.add(address.group(1));
        }
        assertThat(links)
                .containsExactly(
                        "#",
                        "https://www.tradingview.com/",
                        "https://www.apache.org/licenses/LICENSE-2.0");
    }

    @Test
    void carriesLightweightChartsAsPublishedAndNamesItsMakers() throws IOException {
        WrittenPage page = WrittenPage.of("week", ChartOfRealCandles.latest(10));

        assertThat(HexFormat.of().formatHex(sha(page.scripts().get(0))))
                .isEqualTo(LIGHTWEIGHT_CHARTS_5_2_1);
        assertThat(page.markup()).contains("TradingView Lightweight Charts™", "TradingView, Inc.");
    }

    @Test
    void showsSeveralSeries() throws IOException {
        ChartSeries hours = new ChartSeries(new Series("bitstamp", "BTC-USD", Timeframe.H1), 10);

        WrittenPage page = WrittenPage.of("week", ChartOfRealCandles.latest(10), hours);

        assertThat(page.json("chart-vocabulary").get("series"))
                .extracting(JsonNode::textValue)
                .containsExactly("bitstamp:BTC-USD:5m", "bitstamp:BTC-USD:1h");
        assertThat(page.json("chart-series-1").get("timeframe").textValue()).isEqualTo("1h");
        assertThat(page.json("chart-series-1").get("count").intValue()).isZero();
    }

    @Test
    void isWrittenToAFileAsToAWriter(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("chart.html");
        ChartSeries chart = ChartOfRealCandles.latest(100);

        new ChartPage("week", List.of(chart)).write(file);

        assertThat(Files.readString(file)).isEqualTo(WrittenPage.of("week", chart).html());
    }

    @Test
    void refusesToShowNothing() {
        assertThatThrownBy(() -> new ChartPage("empty", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("series of a chart are 0, allowed: 1 or more");
    }

    private static List<Bar> candlesOf(JsonNode data) {
        double scale = Math.pow(10, data.get("digits").intValue());
        long usual = data.get("millis").longValue();
        long time = data.get("first").longValue() - usual;
        JsonNode steps = data.get("steps");
        int step = 0;
        long close = 0;
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < data.get("count").intValue(); i++) {
            if (step < steps.size() && steps.get(step).intValue() == i) {
                time += steps.get(step + 1).longValue();
                step += 2;
            } else {
                time += usual;
            }
            long open = close + data.get("open").get(i).longValue();
            close = open + data.get("close").get(i).longValue();
            bars.add(
                    new Bar(
                            time,
                            open / scale,
                            (Math.max(open, close) + data.get("high").get(i).longValue()) / scale,
                            (Math.min(open, close) - data.get("low").get(i).longValue()) / scale,
                            close / scale,
                            data.get("volume").get(i).doubleValue()));
        }
        return bars;
    }

    private static Bar withVolume(Bar bar, double volume) {
        return new Bar(bar.openTime(), bar.open(), bar.high(), bar.low(), bar.close(), volume);
    }

    private static List<String> tagsOf(WrittenPage page) {
        List<String> tags = new ArrayList<>();
        Matcher matcher = Pattern.compile("</?[a-zA-Z]+|<!").matcher(page.html());
        while (matcher.find()) {
            tags.add(matcher.group());
        }
        return tags;
    }

    private static String group(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static byte[] sha(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}

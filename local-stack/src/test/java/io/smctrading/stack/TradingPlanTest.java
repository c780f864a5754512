package io.smctrading.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smctrading.schemas.Instrument;
import io.smctrading.stack.flink.Job;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TradingPlanTest {

    private static final Path VENUES =
            Path.of(
                    "..",
                    "exchange-simulator",
                    "src",
                    "main",
                    "resources",
                    "io",
                    "smctrading",
                    "simulator",
                    "venues.json");

    @Test
    void tellsNobodyAnythingOnPaper() {
        TradingPlan paper = TradingPlan.paper();

        assertThat(paper.codes()).isEqualTo("paper");
        assertThat(paper.sidecarSettings(Ports.defaults())).isEmpty();
        assertThat(paper.sidecarEnvironment()).isEmpty();
        assertThat(Job.values()).allSatisfy(job -> assertThat(paper.jobArguments(job)).isEmpty());
    }

    @Test
    void armsTheAccountThatRiskDecidesFor() {
        TradingPlan plan = TradingPlan.of("binance, bybit", BigDecimal.ZERO);

        assertThat(plan.primary()).isEqualTo(TradingVenue.BINANCE);
        assertThat(plan.sidecarSettings(Ports.defaults()))
                .containsSubsequence("--account", "sim", "--trading.armed", "sim")
                .containsSubsequence("--exchanges", "binance,bybit")
                .containsSubsequence("--binance.rest-url", "http://127.0.0.1:19101")
                .containsSubsequence("--bybit.stream-url", "ws://127.0.0.1:19102/v5/private");
        assertThat(plan.jobArguments(Job.RISK))
                .isEqualTo(List.of("--account", "sim", "--equity.initial", "100000"));
        assertThat(plan.jobArguments(Job.SMC_CEP)).isEmpty();
    }

    @Test
    void givesKeysByEnvironmentOnly() {
        TradingPlan plan = TradingPlan.of("bybit,oanda", BigDecimal.ONE);

        assertThat(plan.sidecarEnvironment())
                .containsOnlyKeys("SMC_BYBIT_API_KEY", "SMC_BYBIT_API_SECRET", "SMC_OANDA_TOKEN");
        assertThat(plan.sidecarSettings(Ports.defaults()))
                .noneMatch(word -> plan.sidecarEnvironment().containsValue(word));
    }

    @Test
    void refusesPaperBesideExchangesAndAnExchangeTwice() {
        for (String codes : List.of("paper,oanda", "bybit,bybit", "", "binance,")) {
            assertThatThrownBy(() -> TradingPlan.of(codes, BigDecimal.ONE))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("allowed: paper");
        }
    }

    /** The market, the keys and the capital are those of the simulator's packaged exchanges. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PAPER")
    void publishesTheInstrumentAsTheSimulatedExchangeStatesIt(TradingVenue venue)
            throws IOException {
        JsonNode exchange =
                new ObjectMapper().readTree(Files.readString(VENUES)).path(venue.exchange());
        Instrument instrument = venue.instrument();
        JsonNode market = null;
        for (JsonNode one : exchange.path("instruments")) {
            if (one.path("category").asText().equals(venue.category())
                    && one.path("symbol").asText().equals(instrument.getVenueSymbol())) {
                market = one;
            }
        }

        assertThat(market).isNotNull();
        assertThat(market.path("base").asText()).isEqualTo(instrument.getBaseAsset());
        assertThat(market.path("quote").asText()).isEqualTo(instrument.getQuoteAsset());
        assertThat(decimal(market, "tick")).isEqualByComparingTo(instrument.getTickSize());
        assertThat(decimal(market, "step")).isEqualByComparingTo(instrument.getLotSize());
        assertThat(decimal(market, "minimumNotional"))
                .isEqualByComparingTo(instrument.getMinimumNotional());
        assertThat(market.path("kind").asText().equals("MARGIN"))
                .isEqualTo(instrument.getShortable());
        JsonNode account = exchange.path("accounts").path(0);
        assertThat(decimal(account.path("balances"), instrument.getQuoteAsset()))
                .isEqualByComparingTo(TradingPlan.CAPITAL);
        assertThat(TradingPlan.of(venue.code(), BigDecimal.ONE).sidecarEnvironment().values())
                .contains(account.path("apiKey").asText(), account.path("secret").asText());
    }

    private static BigDecimal decimal(JsonNode json, String field) {
        return new BigDecimal(json.path(field).asText());
    }
}

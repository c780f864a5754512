package io.smctrading.sidecar.exchange.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.ExchangeException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class JsonViewTest {

    private final JsonView json =
            JsonView.parse(
                    "answer",
                    """
                    {"orders":[{"id":7,"price":"0.10","amount":1.25,"done":true,"none":null,
                    "time":1499827319559,"at":"2026-07-01T00:00:00.5Z"}],"name":"x","new":{}}
                    """);

    @Test
    void readsWhatIsAskedForAndIgnoresTheRest() {
        JsonView order = json.list("orders").get(0);

        assertThat(order.id("id")).isEqualTo("7");
        assertThat(order.decimal("price")).isEqualByComparingTo("0.10");
        assertThat(order.decimal("amount")).isEqualTo(new BigDecimal("1.25"));
        assertThat(order.flag("done")).isTrue();
        assertThat(order.has("none")).isFalse();
        assertThat(order.text("none", "other")).isEqualTo("other");
        assertThat(order.millis("time")).isEqualTo(Instant.ofEpochMilli(1499827319559L));
        assertThat(order.instant("at")).isEqualTo(Instant.parse("2026-07-01T00:00:00.5Z"));
    }

    @Test
    void showsALongListEntryByEntry() {
        List<String> seen = new ArrayList<>();

        int count =
                JsonView.each(
                        "orders",
                        "[{\"id\":7},{\"id\":8,\"legs\":[{\"id\":9}]}]",
                        order -> seen.add(order.path() + "=" + order.id("id")));

        assertThat(count).isEqualTo(2);
        assertThat(seen).containsExactly("orders[0]=7", "orders[1]=8");
        assertThat(JsonView.each("orders", "[]", order -> seen.add("none"))).isZero();
        refused(() -> JsonView.each("orders", "{\"id\":7}", order -> {}), "orders is not a list");
        refused(
                () -> JsonView.each("orders", "[{\"id\":7}] []", order -> {}),
                "orders goes on behind its end");
        assertThatThrownBy(() -> JsonView.each("orders", "[{\"id\":7}", order -> {}))
                .isInstanceOf(ExchangeException.class)
                .hasMessageStartingWith("orders is not JSON: ");
    }

    @Test
    void refusesWhatIsMissingOrOfAnotherKindWithItsPath() {
        JsonView order = json.list("orders").get(0);

        refused(() -> order.text("side"), "answer.orders[0].side is missing");
        refused(() -> order.text("none"), "answer.orders[0].none is missing");
        refused(() -> order.text("id"), "answer.orders[0].id is 7, not a text");
        refused(() -> order.flag("price"), "answer.orders[0].price is \"0.10\", not true or false");
        refused(() -> order.whole("amount"), "answer.orders[0].amount is 1.25, not a whole number");
        refused(() -> json.decimal("name"), "answer.name is \"x\", not a number");
        refused(() -> json.at("name"), "answer.name is \"x\", not an object or a list");
        refused(() -> json.list("new"), "answer.new is an object, not a list");
        refused(() -> json.list(), "answer is an object, not a list");
    }

    @Test
    void refusesWhatIsNotJson() {
        refused(() -> JsonView.parse("answer", "<html>"), "answer is not JSON");
        refused(() -> JsonView.parse("answer", ""), "answer is empty");
        refused(() -> JsonView.parse("answer", "{} {}"), "answer is not JSON");
    }

    private static void refused(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        ExchangeException.class,
                        e -> assertThat(e.error()).isEqualTo(ErrorClass.PROTOCOL))
                .hasMessageContaining(message);
    }
}

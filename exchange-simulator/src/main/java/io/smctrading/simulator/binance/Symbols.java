package io.smctrading.simulator.binance;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.server.HttpServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The symbols that requests name. */
final class Symbols {

    private static final String SPOT = "spot";
    private static final Pattern LEGAL = Pattern.compile("^[A-Z0-9-_.]{1,20}$");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

    private final Exchange exchange;

    Symbols(Exchange exchange) {
        this.exchange = exchange;
    }

    Instrument required(Parameters parameters) {
        return of(parameters.text("symbol"));
    }

    /** The instruments that {@code symbol} or {@code symbols} names, empty if neither was sent. */
    Optional<List<Instrument>> several(Parameters parameters) {
        Optional<String> one = parameters.find("symbol");
        Optional<String> many = parameters.find("symbols");
        if (one.isPresent() && many.isPresent()) {
            throw BinanceException.bad(-1128, "Combination of optional parameters invalid.");
        }
        if (one.isPresent()) {
            return Optional.of(List.of(of(parameters.text("symbol"))));
        }
        return many.map(this::list);
    }

    /** The instrument of a stream's lower-case symbol. */
    Optional<Instrument> ofStream(String lowerCase) {
        return exchange.instrument(SPOT, lowerCase.toUpperCase(Locale.ROOT));
    }

    List<Instrument> all() {
        return List.copyOf(exchange.instruments());
    }

    private List<Instrument> list(String json) {
        String[] names;
        try {
            names = HttpServer.JSON.readValue(json, String[].class);
        } catch (JsonProcessingException e) {
            throw BinanceException.bad(
                    -1100,
                    "Illegal characters found in parameter 'symbols'; legal range is"
                            + " '^\\[(\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\"){0,}){0,1}\\]$'.");
        }
        List<Instrument> instruments = new ArrayList<>();
        for (String name : names) {
            Instrument instrument = of(name);
            if (instruments.contains(instrument)) {
                throw BinanceException.bad(-1151, "Symbol is present multiple times in the list.");
            }
            instruments.add(instrument);
        }
        return instruments;
    }

    private Instrument of(String symbol) {
        if (ASCII.matcher(symbol).matches() && !LEGAL.matcher(symbol).matches()) {
            throw BinanceException.bad(
                    -1100,
                    "Illegal characters found in parameter 'symbol'; legal range is '"
                            + LEGAL.pattern()
                            + "'.");
        }
        return exchange.instrument(SPOT, symbol)
                .orElseThrow(() -> BinanceException.bad(-1121, "Invalid symbol."));
    }
}

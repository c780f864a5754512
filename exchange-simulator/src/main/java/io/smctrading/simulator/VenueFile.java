package io.smctrading.simulator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smctrading.platform.config.SettingException;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Instrument;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Instruments and accounts of each venue, from a JSON file. */
final class VenueFile {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String PACKAGED = "/io/smctrading/simulator/venues.json";

    private final JsonNode root;

    private VenueFile(JsonNode root) {
        this.root = root;
    }

    /**
     * @param file empty for the packaged one
     * @throws SettingException if it cannot be read
     */
    static VenueFile read(String file) {
        try (InputStream stream =
                file.isEmpty()
                        ? VenueFile.class.getResourceAsStream(PACKAGED)
                        : Files.newInputStream(Path.of(file))) {
            return new VenueFile(JSON.readTree(stream));
        } catch (IOException e) {
            throw new SettingException(
                    "--venues.file '" + file + "' cannot be read: " + e.getMessage());
        }
    }

    List<Instrument> instruments(String venue) {
        List<Instrument> instruments = new ArrayList<>();
        for (JsonNode node : root.path(venue).path("instruments")) {
            instruments.add(
                    new Instrument(
                            text(node, "category"),
                            text(node, "symbol"),
                            Instrument.Kind.valueOf(text(node, "kind")),
                            text(node, "base"),
                            text(node, "quote"),
                            decimal(node, "tick"),
                            decimal(node, "step"),
                            decimal(node, "minimumQuantity"),
                            decimal(node, "maximumQuantity"),
                            decimal(node, "minimumNotional"),
                            decimal(node, "makerFee"),
                            decimal(node, "takerFee"),
                            decimal(node, "leverage"),
                            decimal(node, "spread"),
                            decimal(node, "levelSize"),
                            node.has("priceAnchor") ? decimal(node, "priceAnchor") : null,
                            node.has("priceDamping")
                                    ? decimal(node, "priceDamping")
                                    : BigDecimal.ONE));
        }
        return instruments;
    }

    Map<Account.Credentials, Map<String, BigDecimal>> accounts(String venue) {
        Map<Account.Credentials, Map<String, BigDecimal>> accounts = new LinkedHashMap<>();
        for (JsonNode node : root.path(venue).path("accounts")) {
            Map<String, BigDecimal> balances = new LinkedHashMap<>();
            JsonNode given = node.path("balances");
            given.fieldNames()
                    .forEachRemaining(asset -> balances.put(asset, decimal(given, asset)));
            accounts.put(
                    new Account.Credentials(
                            text(node, "id"), text(node, "apiKey"), text(node, "secret")),
                    balances);
        }
        return accounts;
    }

    private static String text(JsonNode node, String field) {
        if (!node.path(field).isTextual()) {
            throw new SettingException(
                    "--venues.file: '" + field + "' is missing, allowed: a text");
        }
        return node.path(field).textValue();
    }

    private static BigDecimal decimal(JsonNode node, String field) {
        try {
            return new BigDecimal(node.path(field).asText());
        } catch (NumberFormatException e) {
            throw new SettingException(
                    "--venues.file: '"
                            + field
                            + "' is '"
                            + node.path(field).asText()
                            + "', allowed: a number");
        }
    }
}

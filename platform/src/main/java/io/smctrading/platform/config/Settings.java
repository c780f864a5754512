package io.smctrading.platform.config;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Settings of one process: {@code --key value} arguments, then the environment ({@code
 * kafka.bootstrap-servers} is {@code SMC_KAFKA_BOOTSTRAP_SERVERS}), then the default. A config
 * record reads each of its keys once and calls {@link #refuseUnknown()}; what it read is also the
 * documentation that {@link #usage} prints.
 */
public final class Settings {

    private static final String ENVIRONMENT_PREFIX = "SMC_";

    private final Map<String, String> arguments;
    private final Map<String, String> environment;
    private final Map<String, String> described = new LinkedHashMap<>();

    private Settings(Map<String, String> arguments, Map<String, String> environment) {
        this.arguments = arguments;
        this.environment = environment;
    }

    /**
     * Reads {@code --key value} or {@code --key=value} pairs.
     *
     * @throws SettingException for anything that is not such a pair, and for a key given twice
     */
    public static Settings of(String[] args, Map<String, String> environment) {
        Map<String, String> arguments = new TreeMap<>();
        for (int i = 0; i < args.length; i++) {
            if (!args[i].startsWith("--") || args[i].length() == 2) {
                throw new SettingException(
                        "'" + args[i] + "' is not a setting, allowed: --key value");
            }
            String key = args[i].substring(2);
            String value;
            int equals = key.indexOf('=');
            if (equals >= 0) {
                value = key.substring(equals + 1);
                key = key.substring(0, equals);
            } else if (i + 1 < args.length) {
                value = args[++i];
            } else {
                throw new SettingException("--" + key + " has no value");
            }
            if (arguments.put(key, value) != null) {
                throw new SettingException("--" + key + " is given twice");
            }
        }
        return new Settings(arguments, environment);
    }

    /** A text that may not be blank. */
    public String text(String key, String defaultValue, String meaning) {
        return read(key, defaultValue, meaning, "a text that is not blank", Settings::notBlank);
    }

    /** A text that must be given. */
    public String requiredText(String key, String meaning) {
        return text(key, null, meaning);
    }

    /** A whole number within bounds, both inclusive. */
    public int integer(String key, int defaultValue, int minimum, int maximum, String meaning) {
        return read(
                key,
                Integer.toString(defaultValue),
                meaning,
                "a whole number from " + minimum + " to " + maximum,
                text -> {
                    int value = Integer.parseInt(text);
                    return value < minimum || value > maximum ? null : value;
                });
    }

    /** A decimal number within bounds, both inclusive. */
    public BigDecimal decimal(
            String key, String defaultValue, String minimum, String maximum, String meaning) {
        return read(
                key,
                defaultValue,
                meaning,
                "a number from " + minimum + " to " + maximum,
                text -> {
                    BigDecimal value = new BigDecimal(text);
                    boolean inside =
                            value.compareTo(new BigDecimal(minimum)) >= 0
                                    && value.compareTo(new BigDecimal(maximum)) <= 0;
                    return inside ? value : null;
                });
    }

    /** {@code true} or {@code false}, nothing else. */
    public boolean flag(String key, boolean defaultValue, String meaning) {
        return read(
                key,
                Boolean.toString(defaultValue),
                meaning,
                "true or false",
                text ->
                        switch (text) {
                            case "true" -> true;
                            case "false" -> false;
                            default -> null;
                        });
    }

    /** A span of time: {@code 250ms}, {@code 10s}, {@code 5min}, {@code 2h}, {@code 7d} or ISO. */
    public Duration duration(String key, Duration defaultValue, String meaning) {
        return read(
                key,
                defaultValue.toString(),
                meaning,
                "a span such as 250ms, 10s, 5min, 2h, 7d or PT10S",
                Settings::parseDuration);
    }

    /** An absolute URI. */
    public URI uri(String key, String defaultValue, String meaning) {
        return read(
                key,
                defaultValue,
                meaning,
                "an absolute URI such as http://127.0.0.1:8080",
                text -> {
                    URI uri = URI.create(text);
                    return uri.isAbsolute() ? uri : null;
                });
    }

    /** One of an enum's constants, written in lower case with hyphens. */
    public <E extends Enum<E>> E choice(String key, E defaultValue, String meaning) {
        E[] constants = defaultValue.getDeclaringClass().getEnumConstants();
        return read(
                key,
                codeOf(defaultValue),
                meaning,
                "one of "
                        + Arrays.stream(constants)
                                .map(Settings::codeOf)
                                .collect(Collectors.joining(", ")),
                text ->
                        Arrays.stream(constants)
                                .filter(constant -> codeOf(constant).equals(text))
                                .findFirst()
                                .orElse(null));
    }

    /**
     * A secret: from the file that {@code --key-file} names, or from the environment; never from an
     * argument, which every user of the machine could read.
     */
    public String secret(String key, String meaning) {
        return optionalSecret(key, meaning).orElseThrow(() -> missingSecret(key, meaning));
    }

    /** The same for a secret that need not be there. */
    public Optional<String> optionalSecret(String key, String meaning) {
        if (arguments.containsKey(key)) {
            throw new SettingException(
                    "--"
                            + key
                            + " may not be an argument, allowed: --"
                            + key
                            + "-file FILE or "
                            + environmentName(key));
        }
        String file =
                read(key + "-file", "", meaning + ", in a file", "a file", Function.identity());
        String value = environment.get(environmentName(key));
        if (!file.isEmpty()) {
            try {
                value = Files.readString(Path.of(file)).strip();
            } catch (IOException e) {
                throw new SettingException(
                        "--" + key + "-file '" + file + "' cannot be read: " + e);
            }
        }
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
    }

    private static SettingException missingSecret(String key, String meaning) {
        return new SettingException(
                key
                        + " is missing, give --"
                        + key
                        + "-file FILE or "
                        + environmentName(key)
                        + " ("
                        + meaning
                        + ")");
    }

    /**
     * To be called once every key has been read.
     *
     * @throws SettingException if an argument names a key that nobody read
     */
    public void refuseUnknown() {
        for (Map.Entry<String, String> argument : arguments.entrySet()) {
            if (!described.containsKey(argument.getKey())) {
                throw new SettingException(
                        "--"
                                + argument.getKey()
                                + " '"
                                + argument.getValue()
                                + "' is unknown, allowed: "
                                + described.keySet().stream()
                                        .map(key -> "--" + key)
                                        .collect(Collectors.joining(", ")));
            }
        }
    }

    /** One line for each key that was read: name, default, meaning, what is allowed. */
    public String usage(String title) {
        return title + "\n" + String.join("\n", described.values()) + "\n";
    }

    private <T> T read(
            String key,
            String defaultValue,
            String meaning,
            String allowed,
            Function<String, T> parser) {
        described.put(
                key,
                "  --%s  %s (%s; default %s; environment %s)"
                        .formatted(
                                key,
                                meaning,
                                allowed,
                                defaultValue == null
                                        ? "none, must be given"
                                        : "'" + defaultValue + "'",
                                environmentName(key)));
        String text = arguments.get(key);
        if (text == null) {
            text = environment.getOrDefault(environmentName(key), defaultValue);
        }
        if (text == null) {
            throw new SettingException(
                    "--" + key + " is missing, allowed: " + allowed + " (" + meaning + ")");
        }
        T value;
        try {
            value = parser.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            value = null;
        }
        if (value == null) {
            throw new SettingException("--" + key + " '" + text + "' is not " + allowed);
        }
        return value;
    }

    private static String notBlank(String text) {
        return text.isBlank() ? null : text;
    }

    private static Duration parseDuration(String text) {
        int unit = 0;
        while (unit < text.length() && Character.isDigit(text.charAt(unit))) {
            unit++;
        }
        if (unit == 0) {
            Duration parsed = Duration.parse(text);
            return parsed.isNegative() ? null : parsed;
        }
        long amount = Long.parseLong(text.substring(0, unit));
        return switch (text.substring(unit)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "min" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> null;
        };
    }

    private static String codeOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String environmentName(String key) {
        return ENVIRONMENT_PREFIX
                + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}

package io.smctrading.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a process measures, from its page in Prometheus' text format.
 *
 * @param samples in the order of the page
 */
public record MetricsPage(List<Sample> samples) {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Pattern LINE =
            Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+).*");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One value. */
    public record Sample(String name, Map<String, String> labels, double value) {}

    /** Reads a page; empty if nobody answers there. */
    public static Optional<MetricsPage> read(URI page) {
        HttpRequest request = HttpRequest.newBuilder(page).timeout(TIMEOUT).build();
        try {
            HttpResponse<String> response =
                    HttpClient.newBuilder()
                            .connectTimeout(TIMEOUT)
                            .build()
                            .send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? Optional.of(parse(response.body()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static MetricsPage parse(String text) {
        List<Sample> samples = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (!line.startsWith("#") && matcher.matches()) {
                samples.add(
                        new Sample(
                                matcher.group(1),
                                labels(matcher.group(2)),
                                number(matcher.group(3))));
            }
        }
        return new MetricsPage(List.copyOf(samples));
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        if (text != null) {
            Matcher matcher = LABEL.matcher(text);
            while (matcher.find()) {
                labels.put(matcher.group(1), matcher.group(2));
            }
        }
        return Map.copyOf(labels);
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    public Set<String> names() {
        return samples.stream().map(Sample::name).collect(Collectors.toSet());
    }

    /** Sum of a metric over the samples that have a label's value; empty if there are none. */
    public OptionalDouble sum(String name, String label, String value) {
        List<Sample> found =
                samples.stream()
                        .filter(sample -> sample.name().equals(name))
                        .filter(sample -> value.equals(sample.labels().get(label)))
                        .toList();
        return found.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(found.stream().mapToDouble(Sample::value).sum());
    }
}

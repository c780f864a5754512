package io.smctrading.detect;

import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Which series the files and folders of a command hold: a series a file, a name a series. */
final class SeriesFiles {
    private static final String CSV = ".csv";
    private static final int LONGEST_NAME = 64;
    private static final String NAME_RULE =
            "1 to " + LONGEST_NAME + " characters without ':' and control characters";

    private SeriesFiles() {}

    /**
     * @param inputs files, and folders whose {@code *.csv} are taken in the order of their names
     * @param symbol of the only file, or null: then each file's name is its symbol, in upper case
     *     and without {@code -15m} or {@code _15m} at its end if that is the timeframe
     * @return in the order of the input
     * @throws RefusedException naming the file and what is wrong with it
     */
    static List<SeriesFile> of(
            List<Path> inputs, Timeframe timeframe, String symbol, String venue) {
        requireName("--venue", venue);
        List<Path> files = new ArrayList<>();
        for (Path input : inputs) {
            addFiles(input, files);
        }
        if (symbol != null) {
            requireName("--symbol", symbol);
            if (files.size() > 1) {
                throw new RefusedException(
                        "--symbol '"
                                + symbol
                                + "' names one series and there are "
                                + files.size()
                                + " files, allowed: with one file");
            }
        }
        List<SeriesFile> series = new ArrayList<>();
        Map<Series, Path> known = new HashMap<>();
        for (Path file : files) {
            String name = symbol == null ? symbolOf(file, timeframe) : symbol;
            Series of = new Series(venue, name, timeframe);
            Path other = known.put(of, file);
            if (other != null) {
                throw new RefusedException(
                        "'%s' and '%s' are both series %s, allowed: a name for each"
                                .formatted(other, file, of.key()));
            }
            series.add(new SeriesFile(of, file.toAbsolutePath().normalize(), file));
        }
        return List.copyOf(series);
    }

    private static void addFiles(Path input, List<Path> files) {
        if (Files.isDirectory(input)) {
            List<Path> found = csvIn(input);
            if (found.isEmpty()) {
                throw new RefusedException("folder '" + input + "' has no *.csv");
            }
            files.addAll(found);
        } else if (Files.isRegularFile(input)) {
            files.add(input);
        } else {
            throw new RefusedException(
                    Files.exists(input)
                            ? "'" + input + "' is neither a file nor a folder"
                            : "no file or folder '" + input + "'");
        }
        if (files.stream().anyMatch(file -> !Files.isReadable(file))) {
            throw new RefusedException("'" + files.get(files.size() - 1) + "' may not be read");
        }
    }

    private static List<Path> csvIn(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> lowerCaseName(file).endsWith(CSV))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RefusedException("folder '" + folder + "' may not be read");
        }
    }

    private static String lowerCaseName(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static String symbolOf(Path file, Timeframe timeframe) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        int length = stem.length() - timeframe.code().length() - 1;
        if (length > 0
                && stem.endsWith(timeframe.code())
                && (stem.charAt(length) == '-' || stem.charAt(length) == '_')) {
            stem = stem.substring(0, length);
        }
        String symbol = stem.toUpperCase(Locale.ROOT);
        if (!isName(symbol)) {
            throw new RefusedException(
                    "'" + file + "' gives no symbol, allowed: " + NAME_RULE + ", or --symbol");
        }
        return symbol;
    }

    private static void requireName(String option, String name) {
        if (!isName(name)) {
            throw new RefusedException(option + " '" + name + "' is not " + NAME_RULE);
        }
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(c -> c == ':' || Character.isISOControl(c));
    }
}

package io.smctrading.detect;

import io.smctrading.detect.rows.RowForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether results can be written where a command says. */
final class OutputPlaces {
    private final Map<String, Path> places = new LinkedHashMap<>();

    private OutputPlaces() {}

    /**
     * @param series whose files are read
     * @throws RefusedException naming the option, the file and what is allowed
     */
    static void require(OutputOptions options, List<SeriesFile> series) {
        OutputPlaces outputs = new OutputPlaces();
        outputs.addRows("--output", options.output());
        outputs.addRows("--signals", options.signals());
        outputs.addPage("--chart", options.chart());
        if (outputs.places.isEmpty()) {
            throw new RefusedException(
                    "nothing to write, needed: at least one of --output, --signals, --chart");
        }
        List<Path> taken = new ArrayList<>();
        outputs.places.forEach((option, file) -> requirePlace(option, file, series, taken));
    }

    private void addRows(String option, Path file) {
        if (file == null) {
            return;
        }
        if (RowForm.of(file).isEmpty()) {
            throw OptionText.refused(option, file.toString(), "a file named .csv or .jsonl");
        }
        places.put(option, file);
    }

    private void addPage(String option, Path file) {
        if (file == null) {
            return;
        }
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".html")) {
            throw OptionText.refused(option, file.toString(), "a file named .html");
        }
        places.put(option, file);
    }

    private static void requirePlace(
            String option, Path file, List<SeriesFile> series, List<Path> taken) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new RefusedException(
                    option + " '" + file + "': there is no folder '" + folder + "'");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw OptionText.refused(option, file.toString(), "a file");
        }
        if (!Files.isWritable(folder)) {
            throw new RefusedException(
                    option + " '" + file + "': folder '" + folder + "' may not be written");
        }
        for (SeriesFile input : series) {
            if (same(file, input.file())) {
                throw new RefusedException(
                        option + " '" + file + "' is read too, allowed: a file of its own");
            }
        }
        for (Path other : taken) {
            if (same(file, other)) {
                throw new RefusedException(
                        option + " '" + file + "' is written twice, allowed: a file of its own");
            }
        }
        taken.add(file);
    }

    private static boolean same(Path one, Path other) {
        try {
            boolean bothThere = Files.exists(one) && Files.exists(other);
            return bothThere ? Files.isSameFile(one, other) : absolute(one).equals(absolute(other));
        } catch (IOException e) {
            throw new RefusedException("'" + one + "' or '" + other + "' may not be read");
        }
    }

    private static Path absolute(Path file) throws IOException {
        Path normal = file.toAbsolutePath().normalize();
        return normal.getParent().toRealPath().resolve(normal.getFileName());
    }
}

package io.smctrading.detect;

import io.smctrading.core.market.Series;
import java.nio.file.Path;

/**
 * One series and the file of its candles.
 *
 * @param series what the file holds
 * @param file absolute
 * @param shown the path as the user gave it
 */
public record SeriesFile(Series series, Path file, Path shown) {}

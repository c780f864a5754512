package io.smctrading.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.OptionSpec;

/** Whatever the command refuses, it refuses with one line and exit code 2, and leaves nothing. */
class DetectCommandTest {
    private static final String HEADER = "open_time,open,high,low,close,volume\n";
    private static final String GOOD = "2022-10-10T00:00:00Z,1.5,2,1,1.75,60\n";

    @TempDir private Path folder;

    private final RunningCommand command = new RunningCommand();
    private Path candles;
    private Path events;

    @BeforeEach
    void writeCandles() throws IOException {
        candles = Files.writeString(folder.resolve("eurusd-15m.csv"), HEADER + GOOD);
        events = folder.resolve("events.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--scope=inner | --scope 'inner' is not one of internal, swing, both",
                "--break-mode=body | --break-mode 'body' is not one of close, wick",
                "--order-block-rule=x | --order-block-rule 'x' is not one of extreme,"
                        + " last-opposite",
                "--order-block-break=x | --order-block-break 'x' is not one of wick, close",
                "--swing-length=0 | --swing-length '0' is not a whole number from 1 to 1000",
                "--swing-length=5,x | --swing-length 'x' is not a whole number from 1 to 1000",
                "--swing-length=5,50,500 | --swing-length '5,50,500' is not one length or two, as 5"
                        + " or 5,50",
                "--atr-length=10001 | --atr-length '10001' is not a whole number from 1 to 10000",
                "--equal-tolerance=-0.1 | --equal-tolerance '-0.1' is not a number from 0 to 1000",
                "--min-gap-atr=much | --min-gap-atr 'much' is not a number from 0 to 1000",
                "--max-live-zones=0 | --max-live-zones '0' is not a whole number from 1 to 10000",
                "--level-zone=Mars | --level-zone 'Mars' is not a time zone such as UTC or"
                        + " America/New_York",
                "--stop-buffer-atr=NaN | --stop-buffer-atr 'NaN' is not a number from 0 to 1000",
                "--reward-risk=0 | --reward-risk '0' is not a number from 0.01 to 1000",
                "--max-bars-to-entry=0 | --max-bars-to-entry '0' is not a whole number from 1 to"
                        + " 100000",
                "--max-bars-sweep-to-break=-1 | --max-bars-sweep-to-break '-1' is not a whole"
                        + " number from 0 to 100000",
                "--min-confidence=65 | --min-confidence '65' is not a number from 0 to 1",
                "--min-confidence=0.655 | --min-confidence '0.655' is not in whole hundredths",
                "--chart-candles=0 | --chart-candles '0' is not a whole number from 1 to 10000000",
                "--parallelism=0 | --parallelism '0' is not a whole number from 1 to 32",
                "--symbol=A:B | --symbol 'A:B' is not 1 to 64 characters without ':' and control"
                        + " characters",
                "--venue=a:b | --venue 'a:b' is not 1 to 64 characters without ':' and control"
                        + " characters",
                "--signals=signals.txt | --signals 'signals.txt' is not a file named .csv or"
                        + " .jsonl",
                "--chart=chart.pdf | --chart 'chart.pdf' is not a file named .html"
            })
    void refusesAValueWithTheOptionTheValueAndWhatIsAllowed(String option, String message) {
        assertRefused(message, candles, "--timeframe=15m", "--output", events, option);
    }

    @Test
    void refusesATimeframeThatIsMissingOrNone() {
        assertRefused(
                "--timeframe is missing, allowed: 1m, 5m, 15m, 1h, 4h, 1d",
                candles,
                "--output",
                events);
        assertRefused(
                "--timeframe '15min' is unknown, allowed: 1m, 5m, 15m, 1h, 4h, 1d",
                candles,
                "--timeframe=15min",
                "--output",
                events);
    }

    @Test
    void refusesUnknownOptionsAndMissingFilesInOneLine() {
        assertThat(command.run(candles, "--no-such-option")).isEqualTo(DetectCommand.REFUSED);
        assertThat(command.errors()).hasSize(1).first().asString().contains("--no-such-option");
        assertThat(command.run("--timeframe=15m")).isEqualTo(DetectCommand.REFUSED);
        assertThat(command.errors())
                .containsExactly("smc: CANDLES are missing, allowed: files and folders of candles");
    }

    @Test
    void refusesToWriteNothing() {
        assertRefused(
                "nothing to write, needed: at least one of --output, --signals, --chart",
                candles,
                "--timeframe=15m");
    }

    @Test
    void refusesInputThatIsNotThere() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path none = folder.resolve("none.csv");

        assertRefused(
                "no file or folder '" + none + "'", none, "--timeframe=15m", "--output", events);
        assertRefused(
                "folder '" + empty + "' has no *.csv",
                empty,
                "--timeframe=15m",
                "--output",
                events);
        Files.delete(empty);
    }

    @Test
    void refusesTwoFilesOfOneSeries() throws IOException {
        Path other = Files.writeString(folder.resolve("EURUSD.csv"), HEADER + GOOD);

        assertRefused(
                "'%s' and '%s' are both series file:EURUSD:15m, allowed: a name for each"
                        .formatted(candles, other),
                candles,
                other,
                "--timeframe=15m",
                "--output",
                events);
    }

    @Test
    void refusesOneSymbolForManyFiles() throws IOException {
        Path other = Files.writeString(folder.resolve("gbpusd.csv"), HEADER + GOOD);

        assertRefused(
                "--symbol 'X' names one series and there are 2 files, allowed: with one file",
                candles,
                other,
                "--symbol=X",
                "--timeframe=15m",
                "--output",
                events);
    }

    @Test
    void refusesOutputsThatCollide() throws IOException {
        Path same = folder.resolve(".").resolve("events.csv");
        assertRefused(
                "--signals '" + same + "' is written twice, allowed: a file of its own",
                candles,
                "--timeframe=15m",
                "--output",
                events,
                "--signals",
                same);
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), candles);
        assertRefused(
                "--output '" + link + "' is read too, allowed: a file of its own",
                candles,
                "--timeframe=15m",
                "--output",
                link);
        assertThat(candles).hasContent(HEADER + GOOD);
    }

    @Test
    void refusesAnOutputWithoutAFolderOrThatIsOne() throws IOException {
        Path lost = folder.resolve("nowhere").resolve("events.csv");
        assertRefused(
                "--output '" + lost + "': there is no folder '" + lost.getParent() + "'",
                candles,
                "--timeframe=15m",
                "--output",
                lost);
        Path taken = Files.createDirectory(folder.resolve("taken.csv"));
        assertRefused(
                "--output '" + taken + "' is not a file",
                candles,
                "--timeframe=15m",
                "--output",
                taken);
    }

    @Test
    void refusesBadRowsWithFileLineValueAndRule() throws IOException {
        Files.writeString(
                candles,
                HEADER
                        + GOOD
                        + "2022-10-10T00:15:00Z,1.5,1,2,1.75,60\n"
                        + "2022-10-10T00:30:00Z,1.5,2,1,1.75,-1\n"
                        + GOOD);

        assertRefused(
                candles + " line 3: high 1 is below low 2, and 2 more bad rows",
                candles,
                "--timeframe=15m",
                "--output",
                events);
    }

    @Test
    void refusesBadRowsOfTheFirstFileThatHasAny() throws IOException {
        Path second = Files.writeString(folder.resolve("b.csv"), HEADER + GOOD + "x\n");
        Path third = Files.writeString(folder.resolve("c.csv"), HEADER + GOOD + GOOD);

        assertRefused(
                second
                        + " line 3: row has 1 column, allowed: 6 as the header has, and 1 more bad"
                        + " row",
                candles,
                second,
                third,
                "--timeframe=15m",
                "--output",
                events);
    }

    @Test
    void refusesFilesThatHoldNoCandles() throws IOException {
        Files.writeString(candles, "");
        assertRefused(
                candles + " line 1: no header, needed: open_time,open,high,low,close,volume",
                candles,
                "--timeframe=15m",
                "--output",
                events);
        Files.writeString(candles, HEADER);
        assertRefused(
                candles + " has no usable candle", candles, "--timeframe=15m", "--output", events);
        Files.writeString(candles, HEADER + "x\n");
        assertRefused(
                candles + " has no usable candle",
                candles,
                "--timeframe=15m",
                "--skip-bad-rows",
                "--output",
                events);
        Files.writeString(candles, "time,open\n");
        assertRefused(
                candles
                        + " line 1: column 'open_time' is missing in 'time,open', needed:"
                        + " open_time,open,high,low,close,volume",
                candles,
                "--timeframe=15m",
                "--skip-bad-rows",
                "--output",
                events);
    }

    @Test
    void helpTellsEveryOptionAndItsDefault() {
        assertThat(command.run("--help")).isZero();

        String help = String.join("\n", command.output());
        assertThat(help).contains("Usage: smc detect").contains("CANDLES");
        for (OptionSpec option :
                DetectCommand.commandLine().getCommandSpec().optionsMap().values()) {
            String name = option.longestName().replaceFirst("^--(?=period)", "");
            assertThat(help).as(option.longestName()).contains(name);
            if (option.defaultValue() != null) {
                assertThat(String.join(" ", option.description()))
                        .as(option.longestName())
                        .containsAnyOf("${DEFAULT-VALUE}", "(default");
            }
        }
    }

    private void assertRefused(String message, Object... args) {
        List<String> before = new ArrayList<>(RunningCommand.namesIn(folder));
        assertThat(command.run(args)).as(message).isEqualTo(DetectCommand.REFUSED);
        assertThat(command.errors()).containsExactly("smc: " + message);
        assertThat(RunningCommand.namesIn(folder)).isEqualTo(before);
    }
}

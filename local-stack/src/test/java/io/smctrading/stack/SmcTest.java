package io.smctrading.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class SmcTest {

    @TempDir private Path state;

    private final StringWriter errors = new StringWriter();
    private final StringWriter output = new StringWriter();

    static Set<String> subcommands() {
        return Smc.commandLine().getSubcommands().keySet();
    }

    static Stream<String> commandsThatStartServers() {
        return Stream.of("up", "demo", "supervise");
    }

    @ParameterizedTest
    @MethodSource("subcommands")
    void everySubcommandHasHelp(String subcommand) {
        assertThat(run(subcommand, "--help")).isZero();
        assertThat(output.toString()).contains("Usage: smc " + subcommand).contains("--help");
    }

    @ParameterizedTest
    @MethodSource("subcommands")
    void refusesUnknownOptionsInOneLine(String subcommand) {
        assertThat(run(subcommand, "--no-such-option")).isEqualTo(StackException.REFUSED);
        assertThat(errors.toString().lines()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("commandsThatStartServers")
    void everyPortHasItsOptionVariableAndDefault(String subcommand) {
        CommandLine command = Smc.commandLine().getSubcommands().get(subcommand);

        for (StackPort server : StackPort.values()) {
            OptionSpec option = command.getCommandSpec().findOption(server.option());
            assertThat(option).as(server.option()).isNotNull();
            assertThat(option.defaultValue()).isEqualTo(Integer.toString(server.defaultPort()));
            assertThat(option.description()[0])
                    .contains(server.environmentVariable())
                    .contains("default " + server.defaultPort());
        }
    }

    @Test
    void refusesToRunWithoutCommand() {
        assertThat(run()).isEqualTo(StackException.REFUSED);
        assertThat(errors.toString())
                .isEqualToIgnoringNewLines("smc: a command is missing, see ./smc --help");
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThat(run("up", "--state", state.toString(), "--kafka-port", "99999"))
                .isEqualTo(StackException.REFUSED);
        assertThat(errors.toString().lines())
                .containsExactly("smc: --kafka-port 99999 is not a port, allowed: 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "demo"})
    void refusesVenuesThatAreNone(String command) {
        assertThat(run(command, "--state", state.toString(), "--venue", "kraken"))
                .isEqualTo(StackException.REFUSED);
        assertThat(run(command, "--state", state.toString(), "--venue", "paper,binance"))
                .isEqualTo(StackException.REFUSED);
        assertThat(errors.toString().lines())
                .containsExactly(
                        "smc: --venue 'kraken' is unknown, allowed: paper, binance, bybit,"
                                + " bybit-linear, oanda",
                        "smc: --venue 'paper,binance' is not usable, allowed: paper, or exchanges,"
                                + " each once");
        assertThat(state).isEmptyDirectory();
    }

    @Test
    void refusesFailoversThatLeadNowhere() {
        assertThat(run("failover", "--from", "paper", "--to", "bybit"))
                .isEqualTo(StackException.REFUSED);
        assertThat(run("failover", "--from", "bybit", "--to", "bybit"))
                .isEqualTo(StackException.REFUSED);
        assertThat(run("failover", "--from", "binance", "--to", "bybit", "--symbol", "btcusdt"))
                .isEqualTo(StackException.REFUSED);
        assertThat(run("failover", "--from", "binance")).isEqualTo(StackException.REFUSED);
        assertThat(errors.toString().lines())
                .containsExactly(
                        "smc: --from 'paper' is no exchange, allowed: binance, bybit,"
                                + " bybit-linear, oanda",
                        "smc: --to 'bybit' is --from as well, allowed: another exchange",
                        "smc: --symbol 'btcusdt' is not usable, allowed: BASE-QUOTE",
                        "smc: Missing required option: '--to=VENUE'");
    }

    @Test
    void refusesTokensOfRolesThatDoNotExist() {
        assertThat(run("token", "--role", "root")).isEqualTo(StackException.REFUSED);
        assertThat(run("token", "--hours", "0")).isEqualTo(StackException.REFUSED);
        assertThat(errors.toString().lines())
                .containsExactly(
                        "smc: --role 'root' is unknown, allowed: analyst, trader, admin",
                        "smc: --hours 0 is not usable, allowed: 1 to 8760");
    }

    @Test
    void refusesABadNamespaceBeforeStartingAnything() throws IOException {
        assertThat(run("up", "--state", state.toString(), "--namespace", "Main"))
                .isEqualTo(StackException.REFUSED);
        assertThat(errors.toString()).contains("namespace 'Main'");
        assertThat(state).isEmptyDirectory();
    }

    @Test
    void refusesLogsOfWhatHasNone() {
        assertThat(run("logs", "kafka", "--state", state.toString()))
                .isEqualTo(StackException.REFUSED);
        assertThat(errors.toString()).contains("no log of 'kafka', allowed: none yet");
    }

    @Test
    void logsStayInsideTheirFolder() throws IOException {
        Files.writeString(state.resolve("other.log"), "secret");

        assertThat(run("logs", "../other", "--state", state.toString()))
                .isEqualTo(StackException.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs",
                "jobs list",
                "jobs stop risk",
                "jobs resume risk",
                "jobs submit risk",
                "jobs rescale risk 2",
                "topics",
                "topics list",
                "topics tail orders",
                "topics dead-letters",
                "exchanges",
                "failover --from binance --to bybit",
                "token"
            })
    void commandsOnARunningStackRefuseWhenThereIsNone(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--state", state.toString()));

        assertThat(run(words.toArray(String[]::new))).isEqualTo(StackException.REFUSED);
        assertThat(errors.toString().lines())
                .containsExactly("smc: no stack is running: start one with ./smc up");
        assertThat(run((command + " --help").split(" "))).isZero();
    }

    @Test
    void refusesJobsThatAreNone() {
        assertThat(run("jobs", "stop", "risc", "--state", state.toString()))
                .isEqualTo(StackException.REFUSED);
        assertThat(errors.toString().lines())
                .containsExactly("smc: no job 'risc', allowed: ingest, smc-cep, risk, storage");
    }

    @Test
    void refusesQuestionsThatDoNotExistAndNamesThoseThatDo() {
        assertThat(run("query", "profits", "--state", state.toString()))
                .isEqualTo(StackException.REFUSED);
        assertThat(run("query", "refusals", "--since", "today", "--state", state.toString()))
                .isEqualTo(StackException.REFUSED);
        assertThat(run("query", "refusals", "--from", "today", "--state", state.toString()))
                .isEqualTo(StackException.REFUSED);
        assertThat(run("query", "refusals", "--format", "xml", "--state", state.toString()))
                .isEqualTo(StackException.REFUSED);
        assertThat(errors.toString().lines())
                .satisfiesExactly(
                        unknown ->
                                assertThat(unknown)
                                        .startsWith(
                                                "smc: query 'profits' is unknown, known: profit"),
                        parameter ->
                                assertThat(parameter)
                                        .contains("no parameter --since, allowed: [--account,"),
                        value -> assertThat(value).contains("--from 'today' is not allowed"),
                        format -> assertThat(format).contains("allowed: table, csv, json"));
    }

    @Test
    void listsQuestionsWithoutAStack() {
        assertThat(run("query", "--state", state.toString())).isZero();
        assertThat(run("query", "refusals", "--explain", "--state", state.toString())).isZero();
    }

    @Test
    void statusOfNothingIsNotSuccess() {
        assertThat(run("status", "--state", state.toString())).isEqualTo(StackException.FAILED);
    }

    @Test
    void downOfNothingIsSuccess() {
        assertThat(run("down", "--state", state.toString())).isZero();
    }

    private int run(String... args) {
        return Smc.commandLine()
                .setErr(new PrintWriter(errors))
                .setOut(new PrintWriter(output))
                .execute(args);
    }
}

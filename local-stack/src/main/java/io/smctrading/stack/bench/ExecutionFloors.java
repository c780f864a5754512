package io.smctrading.stack.bench;

import io.smctrading.stack.Database;
import io.smctrading.stack.StackException;
import io.smctrading.stack.TradingPlan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the steps of an order cost on this machine when nothing but the step is done.
 *
 * @param fsync 8 kB appended to a file and forced to the disk
 * @param commit a row inserted into the same PostgreSQL and committed
 * @param request a signed POST of an order that the exchange only checks, until its answer
 * @param record from a record's append to Kafka to its arrival behind one relay
 */
record ExecutionFloors(
        Percentiles fsync, Percentiles commit, Percentiles request, Percentiles record) {

    private static final int WARM_UP = 200;
    private static final int SAMPLES = 500;
    private static final int PAGE = 8 * 1024;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final HexFormat HEX = HexFormat.of();

    /**
     * @param folder on the disk that the database uses
     */
    static Percentiles fsync(Path folder) {
        Path file = folder.resolve("fsync-floor");
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
            return measure(
                    () -> {
                        page.clear();
                        channel.write(page);
                        channel.force(false);
                        return null;
                    });
        } catch (IOException e) {
            throw StackException.failed("cannot measure fsync in " + folder + ": " + e, e);
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw StackException.failed("cannot delete " + file + ": " + e, e);
        }
    }

    static Percentiles commit(Database database) {
        try (Connection connection = database.connect();
                Statement sql = connection.createStatement()) {
            sql.execute("CREATE TABLE IF NOT EXISTS commit_floor (n bigint, text text)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO commit_floor VALUES (?, ?)")) {
                return measure(
                        () -> {
                            insert.setLong(1, 1);
                            insert.setString(2, "an order of two hundred bytes".repeat(7));
                            insert.executeUpdate();
                            connection.commit();
                            return null;
                        });
            }
        } catch (SQLException e) {
            throw StackException.failed("cannot measure a commit: " + e.getMessage(), e);
        }
    }

    /**
     * @param exchange root of Binance's REST API
     * @param price of the order that is only checked
     */
    static Percentiles request(URI exchange, TradingPlan plan, String price) {
        Map<String, String> keys = plan.sidecarEnvironment();
        HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(3))
                        .build();
        String order =
                "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.02&price=" + price;
        return measure(
                () -> {
                    String query =
                            order + "&recvWindow=5000&timestamp=" + System.currentTimeMillis();
                    HttpResponse<String> answer =
                            client.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(exchange + "/api/v3/order/test"))
                                            .header(
                                                    "Content-Type",
                                                    "application/x-www-form-urlencoded")
                                            .header("X-MBX-APIKEY", keys.get("SMC_BINANCE_API_KEY"))
                                            .POST(
                                                    HttpRequest.BodyPublishers.ofString(
                                                            signed(
                                                                    query,
                                                                    keys.get(
                                                                            "SMC_BINANCE_API_SECRET"))))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());
                    if (answer.statusCode() != 200) {
                        throw StackException.failed(
                                "the exchange refused the plain order: " + answer.body());
                    }
                    return null;
                });
    }

    private static String signed(String query, String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        byte[] signature = mac.doFinal(query.getBytes(StandardCharsets.US_ASCII));
        return query + "&signature=" + HEX.formatHex(signature);
    }

    /** Times one thing again and again, at about a hundred a second, after a warm-up. */
    private static Percentiles measure(Callable<Void> work) {
        double[] millis = new double[SAMPLES];
        for (int i = -WARM_UP; i < SAMPLES; i++) {
            long begin = System.nanoTime();
            try {
                work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw StackException.failed("interrupted while measuring", e);
            } catch (Exception e) {
                throw StackException.failed("the floor cannot be measured: " + e, e);
            }
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return Percentiles.of(millis);
    }
}

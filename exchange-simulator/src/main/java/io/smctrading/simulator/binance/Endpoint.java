package io.smctrading.simulator.binance;

import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.fault.Operation;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * One thing that Binance can be asked for, over REST or the WebSocket API.
 *
 * @param http method of the REST route, null if there is none
 * @param path of the REST route
 * @param method name of the WebSocket API's method, null if there is none
 * @param answer runs under the exchange's lock
 */
record Endpoint(
        String http,
        String path,
        String method,
        Security security,
        Operation operation,
        ToIntFunction<Parameters> weight,
        Function<Call, Object> answer) {

    /** What a request must prove. */
    enum Security {
        NONE,
        /** Only the API key. */
        KEY,
        SIGNED
    }

    /**
     * A request that has proved what it must.
     *
     * @param account whose key it bears, null if it needs none
     * @param socket whether it came over the WebSocket API
     */
    record Call(Parameters parameters, Account account, boolean socket) {}

    static Endpoint open(String path, String method, int weight, Function<Call, Object> answer) {
        return new Endpoint("GET", path, method, Security.NONE, Operation.ANY, p -> weight, answer);
    }

    static Endpoint signed(
            String http,
            String path,
            String method,
            Operation operation,
            int weight,
            Function<Call, Object> answer) {
        return new Endpoint(http, path, method, Security.SIGNED, operation, p -> weight, answer);
    }

    Endpoint weighing(ToIntFunction<Parameters> weighed) {
        return new Endpoint(http, path, method, security, operation, weighed, answer);
    }
}

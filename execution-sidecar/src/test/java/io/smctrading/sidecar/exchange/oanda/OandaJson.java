package io.smctrading.sidecar.exchange.oanda;

import io.smctrading.sidecar.exchange.http.JsonView;

/**
 * Transactions with the fields of OANDA's documents: a sell of 100 EUR_USD at 1.20 with exits, and
 * what became of it.
 */
final class OandaJson {

    static final String TIME = "2016-10-24T21:48:18.593753865Z";

    static final String CREATE =
            """
            {"timeInForce":"FOK","positionFill":"DEFAULT","userID":1435156,"id":"2304",\
            "batchID":"2304","instrument":"EUR_USD","reason":"CLIENT_ORDER","time":"%s",\
            "units":"-100","type":"MARKET_ORDER","accountID":"101-004-1435156-001",\
            "clientExtensions":{"id":"a1"},"tradeClientExtensions":{"id":"a1"},\
            "stopLossOnFill":{"timeInForce":"GTC","price":"1.22000"}}\
            """
                    .formatted(TIME);

    static final String FILL =
            """
            {"id":"2305","orderID":"2304","clientOrderID":"a1","type":"ORDER_FILL","userID":1435156,\
            "accountID":"101-004-1435156-001","batchID":"2304","instrument":"EUR_USD","time":"%s",\
            "units":"-100","price":"1.20000","fullVWAP":"1.20000","reason":"MARKET_ORDER","pl":"0.0000",\
            "financing":"0.0000","commission":"0.0500","guaranteedExecutionFee":"0.0000",\
            "accountBalance":"35126.0096","halfSpreadCost":"0.0050",\
            "tradeOpened":{"tradeID":"2305","units":"-100","price":"1.20000",\
            "clientExtensions":{"id":"a1"}}}\
            """
                    .formatted(TIME);

    static final String TARGET =
            """
            {"id":"2306","type":"TAKE_PROFIT_ORDER","tradeID":"2305","clientTradeID":"a1",\
            "price":"1.18000","timeInForce":"GTC","triggerCondition":"DEFAULT","reason":"ON_FILL",\
            "orderFillTransactionID":"2305","clientExtensions":{"id":"a1-target"},"time":"%s"}\
            """
                    .formatted(TIME);

    static final String STOP =
            """
            {"id":"2307","type":"STOP_LOSS_ORDER","tradeID":"2305","clientTradeID":"a1",\
            "price":"1.22000","timeInForce":"GTC","triggerCondition":"DEFAULT","reason":"ON_FILL",\
            "guaranteed":false,"orderFillTransactionID":"2305",\
            "clientExtensions":{"id":"a1-stop"},"time":"%s"}\
            """
                    .formatted(TIME);

    static final String STOP_FILL =
            """
            {"id":"2308","orderID":"2307","clientOrderID":"a1-stop","type":"ORDER_FILL",\
            "instrument":"EUR_USD","time":"%s","units":"100","price":"1.22010",\
            "reason":"STOP_LOSS_ORDER","pl":"-2.0100","financing":"-0.0100",\
            "accountBalance":"35123.9996","tradesClosed":[{"tradeID":"2305","units":"100",\
            "price":"1.22010","realizedPL":"-2.0100","financing":"-0.0100"}]}\
            """
                    .formatted(TIME);

    static final String TARGET_CANCEL =
            """
            {"id":"2309","orderID":"2306","clientOrderID":"a1-target","type":"ORDER_CANCEL",\
            "reason":"LINKED_TRADE_CLOSED","closedTradeID":"2305",\
            "tradeCloseTransactionID":"2308","time":"%s"}\
            """
                    .formatted(TIME);

    private OandaJson() {}

    static JsonView read(String text) {
        return JsonView.parse("transaction", text);
    }
}

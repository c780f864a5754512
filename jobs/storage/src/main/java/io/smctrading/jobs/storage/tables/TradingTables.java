package io.smctrading.jobs.storage.tables;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.PortfolioOrClock;
import io.smctrading.schemas.PortfolioSnapshot;
import io.smctrading.schemas.PositionSnapshot;
import io.smctrading.schemas.RiskDecision;
import io.smctrading.schemas.Topics;
import java.util.List;

/** What was decided, and how the account stands. */
final class TradingTables {

    static final Table<RiskDecision> DECISIONS =
            new Table<>(
                    "risk_decisions",
                    Topics.DECISIONS,
                    Storing.Bulk.insertSingle(
                            "risk_decisions",
                            "decision_id",
                            "decision_id",
                            "time::timestamptz",
                            "signal_id",
                            "account",
                            "exchange",
                            "symbol",
                            "approved::boolean",
                            "code",
                            "reason",
                            "equity::numeric",
                            "daily_profit::numeric",
                            "exposure::numeric",
                            "entry_price::numeric",
                            "stop_loss::numeric",
                            "take_profit::numeric",
                            "quantity::numeric",
                            "risk_amount::numeric",
                            "fingerprint"),
                    TradingTables::decision);

    static final Table<PortfolioOrClock> PORTFOLIO =
            new Table<>(
                    "portfolio_snapshots",
                    Topics.PORTFOLIO,
                    Storing.Bulk.upsert(
                            "portfolio_snapshots",
                            List.of("account", "time"),
                            "account",
                            "time::timestamptz",
                            "equity::numeric",
                            "cash::numeric",
                            "exposure::numeric",
                            "realized_profit::numeric",
                            "unrealized_profit::numeric",
                            "daily_profit::numeric",
                            "drawdown::float8",
                            "trading_state",
                            "positions::jsonb"),
                    TradingTables::portfolio);

    private TradingTables() {}

    private static TableRow decision(RiskDecision decision) throws WireException {
        return new Values()
                .name("decision_id", decision.getDecisionId())
                .time("time", decision.getTime())
                .name("signal_id", decision.getSignalId())
                .name("account", decision.getAccount())
                .name("exchange", decision.getVenue())
                .name("symbol", decision.getSymbol())
                .flag(decision.getApproved())
                .name("code", decision.getCode())
                .text("reason", decision.getReason())
                .decimal("equity", decision.getEquity())
                .decimal("daily_profit", decision.getDailyProfit())
                .decimal("exposure", decision.getExposure())
                .decimal("entry_price", decision.getEntry())
                .decimal("stop_loss", decision.getStop())
                .decimal("take_profit", decision.getTarget())
                .decimal("quantity", decision.getQuantity())
                .decimal("risk_amount", decision.getRiskAmount())
                .fingerprint()
                .row();
    }

    private static TableRow portfolio(PortfolioOrClock wire) throws WireException {
        if (!(wire.getValue() instanceof PortfolioSnapshot snapshot)) {
            return TableRow.NONE;
        }
        return new Values()
                .name("account", snapshot.getAccount())
                .time("time", snapshot.getTime())
                .decimal("equity", snapshot.getEquity())
                .decimal("cash", snapshot.getCash())
                .decimal("exposure", snapshot.getExposure())
                .decimal("realized_profit", snapshot.getRealizedProfit())
                .decimal("unrealized_profit", snapshot.getUnrealizedProfit())
                .decimal("daily_profit", snapshot.getDailyProfit())
                .number(snapshot.getDrawdown())
                .code(snapshot.getTradingState())
                .text("positions", positions(snapshot))
                .row();
    }

    private static String positions(PortfolioSnapshot snapshot) throws WireException {
        ArrayNode positions = JsonNodeFactory.instance.arrayNode();
        for (PositionSnapshot position : snapshot.getPositions()) {
            // The same checks as for columns: a view casts these back to decimal(20,8).
            new Values()
                    .text("exchange", position.getVenue())
                    .text("symbol", position.getSymbol())
                    .decimal("quantity", position.getQuantity())
                    .decimal("entry_price", position.getAveragePrice())
                    .decimal("current_price", position.getMarkPrice())
                    .decimal("unrealized_pnl", position.getUnrealizedProfit());
            positions
                    .addObject()
                    .put("exchange", position.getVenue())
                    .put("symbol", position.getSymbol())
                    .put("quantity", position.getQuantity().toPlainString())
                    .put("entry_price", position.getAveragePrice().toPlainString())
                    .put("current_price", position.getMarkPrice().toPlainString())
                    .put("unrealized_pnl", position.getUnrealizedProfit().toPlainString());
        }
        return positions.toString();
    }
}

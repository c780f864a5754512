package io.smctrading.core.risk;

import io.smctrading.core.risk.rules.AtLeastMinimumNotional;
import io.smctrading.core.risk.rules.AtLeastOneLot;
import io.smctrading.core.risk.rules.CashSuffices;
import io.smctrading.core.risk.rules.DailyLossWithinLimit;
import io.smctrading.core.risk.rules.ExposureWithinLimit;
import io.smctrading.core.risk.rules.InstrumentFree;
import io.smctrading.core.risk.rules.InstrumentKnown;
import io.smctrading.core.risk.rules.NoSecondOrder;
import io.smctrading.core.risk.rules.PositionCountWithinLimit;
import io.smctrading.core.risk.rules.PositionWithinLimit;
import io.smctrading.core.risk.rules.ShortAllowed;
import io.smctrading.core.risk.rules.SignalFresh;
import io.smctrading.core.risk.rules.StopLoses;
import io.smctrading.core.risk.rules.TargetWins;
import io.smctrading.core.risk.rules.TradingActive;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules in the order in which they are asked: the first that refuses names the decision. */
final class RiskRules {

    static final List<RiskRule> BEFORE_SIZING =
            List.of(
                    new NoSecondOrder(),
                    new TradingActive(),
                    new InstrumentKnown(),
                    new SignalFresh(),
                    new ShortAllowed(),
                    new StopLoses(),
                    new TargetWins(),
                    new DailyLossWithinLimit(),
                    new InstrumentFree(),
                    new PositionCountWithinLimit());

    static final List<OrderRule> AFTER_SIZING =
            List.of(
                    new PositionWithinLimit(),
                    new CashSuffices(),
                    new AtLeastOneLot(),
                    new AtLeastMinimumNotional(),
                    new ExposureWithinLimit());

    /** What holds for an exit that a person asks for: neither halt nor limits keep it back. */
    static final List<RiskRule> EXITS =
            List.of(new NoSecondOrder(), new InstrumentKnown(), new SignalFresh());

    private RiskRules() {}

    /** The first refusal, as code and sentence. */
    static Optional<Map.Entry<RiskCode, String>> first(List<RiskRule> rules, Proposal proposal) {
        for (RiskRule rule : rules) {
            Optional<String> refusal = rule.refusal(proposal);
            if (refusal.isPresent()) {
                return refusal.map(reason -> Map.entry(rule.code(), reason));
            }
        }
        return Optional.empty();
    }
}

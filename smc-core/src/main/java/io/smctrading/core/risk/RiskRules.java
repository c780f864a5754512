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

    private RiskRules() {}
}

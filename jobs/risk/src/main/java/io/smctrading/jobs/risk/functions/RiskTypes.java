package io.smctrading.jobs.risk.functions;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.portfolio.InstrumentId;
import io.smctrading.core.risk.PortfolioSnapshot;
import io.smctrading.core.risk.PositionSnapshot;
import io.smctrading.core.risk.RiskDecision;
import io.smctrading.core.risk.RiskInput;
import io.smctrading.core.risk.RiskState;
import io.smctrading.core.risk.TradingState;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.jobs.support.PojoTypes;
import io.smctrading.jobs.support.types.CodecType;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** Flink's types of what flows through or rests in the job; none of them is generic. */
public final class RiskTypes {

    public static final TypeInformation<RiskInput> INPUT = new CodecType<>(new RiskInputCodec());

    public static final TypeInformation<RiskState> STATE = new CodecType<>(new RiskStateCodec());

    public static final TypeInformation<RiskDecision> DECISION =
            TypeInformation.of(RiskDecision.class);

    public static final TypeInformation<OrClock<OrderIntent>> ORDER =
            OrClock.typeOf(TypeInformation.of(OrderIntent.class));

    public static final TypeInformation<OrClock<PortfolioSnapshot>> PORTFOLIO =
            OrClock.typeOf(
                    PojoTypes.of(
                            PortfolioSnapshot.class,
                            List.of(
                                    Types.STRING,
                                    Types.INSTANT,
                                    Types.BIG_DEC,
                                    Types.BIG_DEC,
                                    Types.BIG_DEC,
                                    Types.BIG_DEC,
                                    Types.BIG_DEC,
                                    Types.BIG_DEC,
                                    Types.DOUBLE,
                                    Types.ENUM(TradingState.class),
                                    Types.LIST(
                                            PojoTypes.of(
                                                    PositionSnapshot.class,
                                                    List.of(
                                                            TypeInformation.of(InstrumentId.class),
                                                            Types.BIG_DEC,
                                                            Types.BIG_DEC,
                                                            Types.BIG_DEC,
                                                            Types.BIG_DEC))))));

    private RiskTypes() {}
}

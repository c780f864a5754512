package io.smctrading.jobs.risk.functions;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.risk.PortfolioSnapshot;
import io.smctrading.core.risk.RiskDecision;
import io.smctrading.core.risk.RiskDesk;
import io.smctrading.core.risk.RiskInput;
import io.smctrading.core.risk.RiskLimits;
import io.smctrading.core.risk.RiskOutput;
import io.smctrading.core.risk.RiskState;
import io.smctrading.jobs.support.OrClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Hosts the {@link RiskDesk} of each account, the key: loads its state, calls, stores, emits.
 * Decisions are the main output, orders and the portfolio side outputs.
 */
public final class RiskFunction extends KeyedProcessFunction<String, RiskInput, RiskDecision> {

    public static final OutputTag<OrClock<OrderIntent>> ORDERS =
            new OutputTag<>("orders", RiskTypes.ORDER);
    public static final OutputTag<OrClock<PortfolioSnapshot>> PORTFOLIO =
            new OutputTag<>("portfolio", RiskTypes.PORTFOLIO);

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(RiskFunction.class);

    private final RiskLimits limits;
    private final Duration memory;
    private final BigDecimal initialEquity;

    private transient RiskDesk desk;
    private transient RiskMetrics metrics;
    private transient ValueState<RiskState> states;

    public RiskFunction(RiskLimits limits, Duration memory, BigDecimal initialEquity) {
        this.limits = limits;
        this.memory = memory;
        this.initialEquity = initialEquity;
    }

    @Override
    public void open(OpenContext context) {
        desk = new RiskDesk(limits, memory);
        metrics = new RiskMetrics(getRuntimeContext().getMetricGroup());
        states =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("account", RiskTypes.STATE));
    }

    @Override
    public void processElement(RiskInput input, Context context, Collector<RiskDecision> out)
            throws IOException {
        RiskState state = states.value();
        if (state == null) {
            state = RiskState.open(context.getCurrentKey(), initialEquity);
        }
        desk.on(state, input, output -> emit(output, context, out));
        states.update(state);
        metrics.held(state.heldInputs());
    }

    /** Under the decision's id, which its order and every report of it carry too. */
    private static void log(RiskDecision decision) {
        if (LOG.isInfoEnabled()) {
            try (var unused = MDC.putCloseable("decision_id", decision.decisionId())) {
                LOG.info(
                        "{} {} of {}: {} {}",
                        decision.decisionId(),
                        decision.signalId(),
                        decision.instrument(),
                        decision.code(),
                        decision.reason());
            }
        }
    }

    private void emit(RiskOutput output, Context context, Collector<RiskDecision> out) {
        if (output instanceof RiskOutput.Decided decided) {
            metrics.decided(decided.decision());
            log(decided.decision());
            out.collect(decided.decision());
        } else if (output instanceof RiskOutput.Ordered ordered) {
            context.output(ORDERS, OrClock.of(ordered.intent()));
        } else if (output instanceof RiskOutput.OrdersComplete complete) {
            context.output(ORDERS, OrClock.clock(complete.clock()));
        } else if (output instanceof RiskOutput.Snapshot snapshot) {
            metrics.stands(snapshot.snapshot().equity());
            context.output(PORTFOLIO, OrClock.of(snapshot.snapshot()));
        } else if (output instanceof RiskOutput.MinuteComplete complete) {
            context.output(PORTFOLIO, OrClock.clock(complete.clock()));
        } else if (output instanceof RiskOutput.Noted noted) {
            metrics.noted(noted.note());
        }
    }
}

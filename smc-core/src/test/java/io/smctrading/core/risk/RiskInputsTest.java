package io.smctrading.core.risk;

import static io.smctrading.core.risk.RiskFixtures.BTC;
import static io.smctrading.core.risk.RiskFixtures.LIMITS;
import static io.smctrading.core.risk.RiskFixtures.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.risk.RiskInput.ControlInput;
import io.smctrading.core.risk.RiskInput.InstrumentInput;
import io.smctrading.core.risk.RiskInput.RequestInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskInputsTest {

    @Test
    void everyInputComesBackFromItsBytes() throws IOException {
        List<RiskInput> inputs = new ArrayList<>();
        LockStepReplay.of(7, LIMITS, 3, 60).lanes().values().forEach(inputs::addAll);
        inputs.add(new InstrumentInput(RiskFixtures.spot(BTC)));
        for (ControlCommand.Action action : ControlCommand.Action.values()) {
            inputs.add(new ControlInput(new ControlCommand("paper", action, "why", "who", T0)));
        }

        inputs.add(new RequestInput(OrderRequests.buy("manual:1", "1.5")));
        inputs.add(new RequestInput(OrderRequests.limit("manual:2", "1.5", "990", "980", "1010")));

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (RiskInput input : inputs) {
            RiskInputs.write(new DataOutputStream(bytes), input);
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        List<RiskInput> read = new ArrayList<>();
        while (in.available() > 0) {
            read.add(RiskInputs.read(in));
        }

        assertThat(read).isEqualTo(inputs);
        assertThat(inputs.stream().map(Object::getClass).distinct()).hasSize(7);
    }

    @Test
    void refusesBytesOfALaterKind() {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(new byte[] {99}));

        assertThatThrownBy(() -> RiskInputs.read(in))
                .isInstanceOf(IOException.class)
                .hasMessage("input tag 99 is unknown, allowed: 1 to 7");
    }

    @Test
    void refusesAStateOfALaterVersion() {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(new byte[] {99}));

        assertThatThrownBy(() -> RiskState.read(in))
                .isInstanceOf(IOException.class)
                .hasMessage("the risk state has version 99, allowed: 3");
    }
}

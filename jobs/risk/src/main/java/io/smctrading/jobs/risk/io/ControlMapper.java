package io.smctrading.jobs.risk.io;

import io.smctrading.core.risk.ControlCommand;
import io.smctrading.core.risk.RiskInput;
import io.smctrading.core.risk.RiskInput.ControlInput;
import io.smctrading.platform.wire.WireException;

/** Records of {@code control.commands}. */
public final class ControlMapper {

    private ControlMapper() {}

    /**
     * A command.
     *
     * @throws WireException if the action is unknown
     */
    public static RiskInput fromWire(io.smctrading.schemas.ControlCommand wire)
            throws WireException {
        ControlCommand.Action action =
                switch (wire.getAction()) {
                    case HALT -> ControlCommand.Action.HALT;
                    case RESUME -> ControlCommand.Action.RESUME;
                    case UNKNOWN ->
                            throw new WireException(
                                    "action UNKNOWN is not allowed, allowed: HALT, RESUME");
                };
        return new ControlInput(
                new ControlCommand(
                        wire.getAccount(),
                        action,
                        wire.getReason(),
                        wire.getActor(),
                        wire.getIssuedTime()));
    }
}

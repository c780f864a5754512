package io.smctrading.core.risk;

import io.smctrading.core.portfolio.BinaryFields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Everything of one account between two inputs: what is known and what waits for its minute.
 * Mutable, changed by {@link RiskDesk} alone; written and read in a versioned binary form of its
 * own. A state that was read goes on exactly as the one that was written.
 */
public final class RiskState {

    private static final int VERSION = 3;

    final AccountState account;
    final LockStepGate gate;

    /** Minute of the last snapshot. */
    Instant lastSnapshot;

    private RiskState(AccountState account, LockStepGate gate, Instant lastSnapshot) {
        this.account = account;
        this.gate = gate;
        this.lastSnapshot = lastSnapshot;
    }

    /** An account that has traded nothing. */
    public static RiskState open(String account, BigDecimal initialEquity) {
        return new RiskState(
                new AccountState(account, initialEquity), new LockStepGate(), Instant.EPOCH);
    }

    /**
     * The same state, which changes of this one do not reach. Cheap: what cannot change is shared,
     * so that a snapshot under way, each second if need be, does not hold up decisions.
     */
    public RiskState copy() {
        return new RiskState(account.copy(), gate.copy(), lastSnapshot);
    }

    /** Number of inputs that wait for the rest of their minute. */
    public int heldInputs() {
        return gate.held();
    }

    /** Cash plus positions at their marks. */
    public BigDecimal equity() {
        return account.portfolio.equity();
    }

    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        account.write(out);
        gate.write(out);
        BinaryFields.writeInstant(out, lastSnapshot);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it was written by another version
     */
    public static RiskState read(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException(
                    "the risk state has version " + version + ", allowed: " + VERSION);
        }
        return new RiskState(
                AccountState.read(in), LockStepGate.read(in), BinaryFields.readInstant(in));
    }
}

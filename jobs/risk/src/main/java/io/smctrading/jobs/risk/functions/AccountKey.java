package io.smctrading.jobs.risk.functions;

import io.smctrading.core.risk.RiskInput;
import org.apache.flink.api.java.functions.KeySelector;

/** Every input of the job concerns its one account. */
public final class AccountKey implements KeySelector<RiskInput, String> {

    private static final long serialVersionUID = 1L;

    private final String account;

    public AccountKey(String account) {
        this.account = account;
    }

    @Override
    public String getKey(RiskInput input) {
        return account;
    }
}

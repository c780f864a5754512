package io.smctrading.jobs.support;

import org.apache.flink.connector.base.DeliveryGuarantee;

/** How records leave a job. Ids are deterministic, so consumers drop what they have seen. */
public enum Delivery {
    /** Sent at once; after a failure some are sent again. The default: no latency is paid. */
    AT_LEAST_ONCE(DeliveryGuarantee.AT_LEAST_ONCE),
    /** Kafka transactions: visible to readers of committed records at each checkpoint. */
    EXACTLY_ONCE(DeliveryGuarantee.EXACTLY_ONCE);

    private final DeliveryGuarantee guarantee;

    Delivery(DeliveryGuarantee guarantee) {
        this.guarantee = guarantee;
    }

    DeliveryGuarantee guarantee() {
        return guarantee;
    }

    /** Kafka's name for what a reader of such records may see. */
    public String isolationLevel() {
        return this == EXACTLY_ONCE ? "read_committed" : "read_uncommitted";
    }
}

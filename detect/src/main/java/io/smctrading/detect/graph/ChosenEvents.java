package io.smctrading.detect.graph;

import io.smctrading.core.structure.StructureEvent;
import io.smctrading.detect.EventSelection;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;

/** The events that are written and drawn, counted. */
final class ChosenEvents extends RichFilterFunction<StructureEvent> {
    private static final long serialVersionUID = 1L;

    private final EventSelection selection;
    private final InThisProcess<RunFigures> shared;
    private transient RunFigures figures;

    ChosenEvents(EventSelection selection, InThisProcess<RunFigures> shared) {
        this.selection = selection;
        this.shared = shared;
    }

    @Override
    public void open(OpenContext context) {
        figures = shared.get();
    }

    @Override
    public boolean filter(StructureEvent event) {
        if (!selection.takes(event)) {
            return false;
        }
        figures.addEvent(event);
        return true;
    }
}

package org.anlage.launcher.experiment;

import java.util.Optional;
import org.anlage.api.component.Parameter;

/**
 * An arm that goes on from the state of another arm's run.
 *
 * @param arm name of the other arm
 * @param update after which
 * @param seed seed of the other's run; absent: that of the run that goes on
 */
public record ForkSettings(
    @Parameter(text = "Arm whose run it goes on from") String arm,
    @Parameter(text = "Update after which it does; the other arm keeps its state", min = 1)
        int update,
    @Parameter(
            text =
                "Seed of the other run; absent: that of this one, and so the same trials from there"
                    + " on")
        Optional<Long> seed) {}

package org.anlage.engine.definition;

import org.anlage.api.component.Parameter;

/** What a simulation stores. Moments are of everything simulated, whatever window is kept. */
public record KeepSettings(
    @Parameter(text = "Trajectories whose activity is stored", value = "4", min = 0, max = 10_000)
        int trajectories,
    @Parameter(
            text = "Samples of each that are stored, from the first",
            value = "2500",
            min = 0,
            max = 10_000_000)
        int samples,
    @Parameter(text = "Whether means and the covariance of all units are stored", value = "true")
        boolean covariance) {}

package org.anlage.api.start;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A run of the same study, on the same task.
 *
 * @param arm name of its arm
 * @param seed its seed; empty: that of the run that needs it
 * @param update its snapshot after so many updates; empty: the trained network
 */
public record EarlierRun(String arm, OptionalLong seed, OptionalInt update) {}

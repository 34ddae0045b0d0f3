package org.anlage.launcher.experiment;

import java.util.List;
import org.anlage.api.component.Parameter;

/** A comparison that the report should make. */
public record ComparisonSettings(
    @Parameter(text = "The arm") String arm,
    @Parameter(text = "Arms it is compared with, for example its matched nulls")
        List<String> against,
    @Parameter(text = "Why", value = "\"\"") String reason) {}

package org.anlage.launcher.experiment;

import java.util.List;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.Parameter;

/** A comparison that the report should make. */
public record ComparisonSettings(
    @Parameter(text = "The arm") String arm,
    @Parameter(text = "Arms it is compared with, for example its matched nulls")
        List<String> against,
    @Parameter(text = "Why", value = "\"\"") String reason,
    @Parameter(
            text =
                "What the others are: contrast, or ladder (matched nulls of the arm, a prior, each"
                    + " keeping more of it than the one before), of which a verdict is given",
            value = "\"contrast\"")
        StudyView.Comparison.Kind kind) {}

package org.anlage.launcher.experiment;

import java.util.Optional;
import org.anlage.api.component.Parameter;
import org.anlage.engine.definition.DataSettings;
import org.anlage.engine.definition.SourceChoice;

/** A recording that estimators measure. */
public record RecordingSettings(
    @Parameter(text = "Its name in results") String name,
    @Parameter(text = "What it is, in words", value = "\"\"") String text,
    @Parameter(text = "Source: a name, an object with parameters, or \"auto\"", value = "\"auto\"")
        SourceChoice source,
    @Parameter(text = "File or folder to load, relative to this file") Optional<String> path,
    @Parameter(
            text = "Width of the bins in which event times are counted; traces keep their samples",
            value = "0.1",
            unit = "s",
            min = 0,
            exclusiveMin = true)
        double bin,
    @Parameter(
            text =
                "Least signal-to-noise ratio of a unit's samples or counts; 0.3 in the paper, -1"
                    + " keeps all, silent ones too",
            value = "-1",
            min = -1,
            max = 1)
        double leastSnr) {

  /** Bins of a recording that nothing was said of, s. */
  public static final double BIN = 0.1;

  /** Keeps all units. */
  public static final double ALL = -1;

  /** Where it comes from. */
  public DataSettings data() {
    return new DataSettings(source, path);
  }
}

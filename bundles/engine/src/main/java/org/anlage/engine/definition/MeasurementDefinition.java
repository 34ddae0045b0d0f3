package org.anlage.engine.definition;

import java.util.List;
import java.util.stream.Stream;
import org.anlage.api.component.Parameter;
import org.anlage.api.run.RunKind;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.ExtensionKind;

/** Everything that determines the result of a run that measures, as {@link TrainingDefinition}. */
public record MeasurementDefinition(
    @Parameter(text = "Kind of run") RunKind kind,
    @Parameter(text = "Digest of the recording") String data,
    @Parameter(text = "Width of the bins in which event times are counted", unit = "s") double bin,
    @Parameter(text = "Least signal-to-noise ratio of a unit; -1: all") double leastSnr,
    @ExtensionRef(ExtensionKind.ANALYZER) @Parameter(text = "Estimator")
        ConfiguredExtension estimator,
    @Parameter(text = "Seed") long seed,
    @Parameter(text = "Bundles whose code enters the result: symbolic name, version, SHA-256")
        List<String> code,
    @Parameter(text = "Class of kernels") String kernels)
    implements Definition {

  @Override
  public Stream<ConfiguredExtension> components() {
    return Stream.of(estimator);
  }

  @Override
  public MeasurementDefinition withCode(List<String> other) {
    return new MeasurementDefinition(kind, data, bin, leastSnr, estimator, seed, other, kernels);
  }

  /** Reads what a {@link DefinitionWriter} wrote. */
  public static MeasurementDefinition parse(String where, String json, Catalogue catalogue) {
    return Definitions.decode(
        MeasurementDefinition.class, Definitions.object(where, json), catalogue);
  }
}

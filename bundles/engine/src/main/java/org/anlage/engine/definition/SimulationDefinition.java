package org.anlage.engine.definition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.api.component.Parameter;
import org.anlage.api.network.Precision;
import org.anlage.api.run.RunKind;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.ExtensionKind;

/** Everything that determines the result of a run that simulates, as {@link TrainingDefinition}. */
public record SimulationDefinition(
    @Parameter(text = "Kind of run") RunKind kind,
    @Parameter(text = "Digest of the data; empty without data") String data,
    @Parameter(text = "Number of units") int units,
    @Parameter(text = "Arithmetic") Precision precision,
    @Parameter(text = "Recurrent weights") Pipeline weights,
    @ExtensionRef(ExtensionKind.EMBEDDING) @Parameter(text = "Distances")
        Optional<ConfiguredExtension> embedding,
    @ExtensionRef(ExtensionKind.SIMULATOR) @Parameter(text = "Simulator")
        ConfiguredExtension simulator,
    @Parameter(text = "What is stored") KeepSettings keep,
    @Parameter(text = "Seed") long seed,
    @Parameter(text = "Bundles whose code enters the result: symbolic name, version, SHA-256")
        List<String> code,
    @Parameter(text = "Class of kernels") String kernels)
    implements Definition {

  @Override
  public Stream<ConfiguredExtension> components() {
    return Stream.of(
            Stream.of(weights.generator(), simulator),
            weights.transforms().stream(),
            embedding.stream())
        .flatMap(s -> s);
  }

  @Override
  public SimulationDefinition withCode(List<String> other) {
    return new SimulationDefinition(
        kind, data, units, precision, weights, embedding, simulator, keep, seed, other, kernels);
  }

  /** Reads what a {@link DefinitionWriter} wrote. */
  public static SimulationDefinition parse(String where, String json, Catalogue catalogue) {
    return Definitions.decode(
        SimulationDefinition.class, Definitions.object(where, json), catalogue);
  }
}

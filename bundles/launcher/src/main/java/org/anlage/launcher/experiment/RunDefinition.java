package org.anlage.launcher.experiment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.api.component.Parameter;
import org.anlage.api.run.RunKind;
import org.anlage.launcher.catalogue.Catalogue;
import org.anlage.launcher.catalogue.ExtensionKind;

/**
 * Everything that determines the result of a run that trains, and nothing else: its SHA-256 is the
 * run's id. Names of arms, number of seeds, threads, paths, analyzers and reports are not in it.
 */
public record RunDefinition(
    @Parameter(text = "Kind of run") RunKind kind,
    @Parameter(text = "Digest of the data") String data,
    @Parameter(text = "Network, with the number of units") NetworkSettings network,
    @Parameter(text = "Recurrent weights") Pipeline weights,
    @Kind(ExtensionKind.EMBEDDING) @Parameter(text = "Distances") Optional<Component> embedding,
    @Kind(ExtensionKind.REGULARIZER) @Parameter(text = "Penalties") List<Component> regularizers,
    @Kind(ExtensionKind.CONSTRAINT) @Parameter(text = "Constraints") List<Component> constraints,
    @Kind(ExtensionKind.TASK) @Parameter(text = "Task") Component task,
    @Parameter(text = "Trials") Dataset dataset,
    @Kind(ExtensionKind.TRAINER) @Parameter(text = "Trainer") Component trainer,
    @Parameter(text = "Seed") long seed,
    @Parameter(text = "Bundles whose code enters the result, with the digests of their jars")
        List<String> code,
    @Parameter(text = "Class of kernels") String kernels)
    implements Definition {

  /** Number of units. */
  public int units() {
    return network.units().count().orElseThrow();
  }

  @Override
  public Stream<Component> components() {
    return Stream.of(
            Stream.of(weights.generator(), task, trainer),
            weights.transforms().stream(),
            embedding.stream(),
            regularizers.stream(),
            constraints.stream())
        .flatMap(s -> s);
  }

  @Override
  public RunDefinition withCode(List<String> other) {
    return new RunDefinition(
        kind,
        data,
        network,
        weights,
        embedding,
        regularizers,
        constraints,
        task,
        dataset,
        trainer,
        seed,
        other,
        kernels);
  }

  @Override
  public String json(Catalogue catalogue) {
    return Definitions.json(this, catalogue);
  }

  /** Reads what {@link #json} wrote. */
  public static RunDefinition parse(String where, String json, Catalogue catalogue) {
    return Definitions.parse(RunDefinition.class, where, json, catalogue);
  }
}

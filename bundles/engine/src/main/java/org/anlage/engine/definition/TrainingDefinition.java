package org.anlage.engine.definition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.api.component.Parameter;
import org.anlage.api.run.RunKind;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.ExtensionKind;

/**
 * Everything that determines the result of a run that trains, and nothing else: its SHA-256 is the
 * run's id. Names of arms, number of seeds, threads, paths, analyzers and reports are not in it.
 */
public record TrainingDefinition(
    @Parameter(text = "Kind of run") RunKind kind,
    @Parameter(text = "Digest of the data") String data,
    @Parameter(text = "Network, with the number of units") NetworkSettings network,
    @Parameter(text = "Recurrent weights") Pipeline weights,
    @ExtensionRef(ExtensionKind.EMBEDDING) @Parameter(text = "Distances")
        Optional<ConfiguredExtension> embedding,
    @ExtensionRef({ExtensionKind.REGULARIZER, ExtensionKind.ACTIVITY_REGULARIZER})
        @Parameter(text = "Penalties")
        List<ConfiguredExtension> regularizers,
    @ExtensionRef(ExtensionKind.CONSTRAINT) @Parameter(text = "Constraints")
        List<ConfiguredExtension> constraints,
    @ExtensionRef(ExtensionKind.INTERVENTION) @Parameter(text = "Interventions; absent: none")
        Optional<List<ConfiguredExtension>> interventions,
    @ExtensionRef(ExtensionKind.START) @Parameter(text = "Starts; absent: none")
        Optional<List<ConfiguredExtension>> start,
    @Parameter(text = "Earlier runs that starts need, one each or \"\"; absent: none")
        Optional<List<String>> earlier,
    @Parameter(text = "The state that it goes on from; absent: none") Optional<Fork> fork,
    @Parameter(text = "Updates after which its state is kept; absent: none")
        Optional<List<Integer>> keepStates,
    @ExtensionRef(ExtensionKind.TASK) @Parameter(text = "Task") ConfiguredExtension task,
    @Parameter(text = "Trials") Dataset dataset,
    @ExtensionRef(ExtensionKind.TRAINER) @Parameter(text = "Trainer") ConfiguredExtension trainer,
    @Parameter(text = "Seed") long seed,
    @Parameter(text = "Bundles whose code enters the result: symbolic name, version, SHA-256")
        List<String> code,
    @Parameter(text = "Class of kernels") String kernels)
    implements Definition {

  /** Number of units. */
  public int units() {
    return network.units().count().orElseThrow();
  }

  @Override
  public Stream<ConfiguredExtension> components() {
    return Stream.of(
            Stream.of(network.cell(), weights.generator(), task, trainer),
            weights.transforms().stream(),
            embedding.stream(),
            regularizers.stream(),
            constraints.stream(),
            interventions.stream().flatMap(List::stream),
            start.stream().flatMap(List::stream))
        .flatMap(s -> s);
  }

  @Override
  public TrainingDefinition withCode(List<String> other) {
    return new TrainingDefinition(
        kind,
        data,
        network,
        weights,
        embedding,
        regularizers,
        constraints,
        interventions,
        start,
        earlier,
        fork,
        keepStates,
        task,
        dataset,
        trainer,
        seed,
        other,
        kernels);
  }

  /** Reads what a {@link DefinitionWriter} wrote. */
  public static TrainingDefinition parse(String where, String json, Catalogue catalogue) {
    return Definitions.decode(TrainingDefinition.class, Definitions.object(where, json), catalogue);
  }
}

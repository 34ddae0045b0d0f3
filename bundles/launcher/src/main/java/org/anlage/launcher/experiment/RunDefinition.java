package org.anlage.launcher.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.ProblemException;
import org.anlage.api.run.RunKind;
import org.anlage.launcher.catalogue.Catalogue;
import org.anlage.launcher.catalogue.ExtensionKind;
import org.anlage.launcher.json.Json;
import org.anlage.launcher.json.JsonReader;
import org.anlage.launcher.json.JsonWriter;
import org.anlage.launcher.parameter.ParameterDecoder;
import org.anlage.launcher.parameter.ParameterEncoder;

/**
 * Everything that determines the result of a run, and nothing else: its SHA-256 is the run's id.
 * Names of arms, number of seeds, threads, paths, analyzers and reports are not in it.
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
    @Parameter(text = "Class of kernels") String kernels) {

  /** Number of units. */
  public int units() {
    return network.units().count().orElseThrow();
  }

  /** Every extension that takes part. */
  public Stream<Component> components() {
    return Stream.of(
            Stream.of(weights.generator(), task, trainer),
            weights.transforms().stream(),
            embedding.stream(),
            regularizers.stream(),
            constraints.stream())
        .flatMap(s -> s);
  }

  /** The same run by other code. */
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

  /** As canonical JSON text. */
  public String json(Catalogue catalogue) {
    Map<Class<?>, org.anlage.launcher.parameter.ValueForm<?>> forms =
        new ExperimentForms(catalogue).all();
    return JsonWriter.canonical(new ParameterEncoder(forms).encode(this));
  }

  /** Reads what {@link #json} wrote. */
  public static RunDefinition parse(String where, String json, Catalogue catalogue) {
    ParameterDecoder decoder = new ParameterDecoder(new ExperimentForms(catalogue).all());
    Json.Obj object = (Json.Obj) JsonReader.parse(where, json, ProblemException.Kind.STORE);
    Optional<RunDefinition> definition =
        decoder.decode(RunDefinition.class, object, "the run", Set.of());
    decoder.finish();
    return definition.orElseThrow();
  }
}

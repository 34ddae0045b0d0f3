package org.anlage.engine.compute;

import java.util.Optional;
import java.util.function.Supplier;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.data.Cortex;
import org.anlage.api.geometry.Embedding;
import org.anlage.api.geometry.EmbeddingContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TaskDescription;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.Pipeline;

/** Builds the recurrent weights and the distances of a run, from its seed alone. */
public final class PriorAssembly {
  private final int units;
  private final Pipeline weights;
  private final Optional<Cortex> cortex;
  private final KernelChoice kernels;
  private final RandomStream random;
  private final Optional<NetworkSpec> network;
  private final Optional<TaskDescription> task;
  private final Supplier<Optional<Matrix>> distances;
  private final Supplier<Matrix> recurrent = Lazy.of(this::makeRecurrent);

  /** For weights that are not those of a network to be trained. */
  public PriorAssembly(
      int units,
      Pipeline weights,
      Optional<ConfiguredExtension> embedding,
      Optional<Cortex> cortex,
      KernelChoice kernels,
      RandomStream random) {
    this(units, weights, embedding, cortex, kernels, random, Optional.empty(), Optional.empty());
  }

  PriorAssembly(
      int units,
      Pipeline weights,
      Optional<ConfiguredExtension> embedding,
      Optional<Cortex> cortex,
      KernelChoice kernels,
      RandomStream random,
      Optional<NetworkSpec> network,
      Optional<TaskDescription> task) {
    this.network = network;
    this.task = task;
    this.units = units;
    this.weights = weights;
    this.cortex = cortex;
    this.kernels = kernels;
    this.random = random;
    distances = Lazy.of(() -> embedding.map(this::embed));
  }

  /** Distances of the embedding. */
  public Optional<Matrix> distances() {
    return distances.get();
  }

  private Matrix embed(ConfiguredExtension embedding) {
    EmbeddingContext context =
        new EmbeddingContext(units, cortex, random.split("embedding").split(embedding.name()));
    Matrix result =
        embedding.<Embedding<Record>, Matrix>call(
            "make distances", (service, parameters) -> service.distances(parameters, context));
    return checked(result, embedding);
  }

  /** The generator's weights, transformed. */
  Matrix recurrent() {
    return recurrent.get();
  }

  private Matrix makeRecurrent() {
    ConfiguredExtension generator = weights.generator();
    PriorContext context = context(random.split("weights").split(generator.name()));
    Matrix result =
        checked(
            generator.<ConnectivityGenerator<Record>, Matrix>call(
                "make weights", (service, parameters) -> service.generate(parameters, context)),
            generator);
    int position = 0;
    for (ConfiguredExtension transform : weights.transforms()) {
      position++;
      PriorContext own =
          context(random.split("transform").split(position + " " + transform.name()));
      Matrix before = result;
      result =
          checked(
              transform.<ConnectivityTransform<Record>, Matrix>call(
                  "change weights",
                  (service, parameters) -> service.apply(parameters, before, own)),
              transform);
    }
    return result;
  }

  private PriorContext context(RandomStream own) {
    // a copy: one that an extension changes is not what the next one is given
    return new PriorContext(
        units,
        cortex,
        distances.get().map(Matrix::copy),
        own,
        kernels.kernels(),
        kernels.decompositions(),
        network,
        task);
  }

  private Matrix checked(Matrix matrix, ConfiguredExtension component) {
    int n = units;
    String fault = "";
    if (matrix.rows() != n || matrix.columns() != n) {
      fault = "a " + matrix.shape() + " matrix where " + n + " x " + n + " was asked for";
    }
    for (double value : matrix.values()) {
      if (!Double.isFinite(value)) {
        fault = "a matrix with " + value + " in it";
        break;
      }
    }
    if (!fault.isEmpty()) {
      throw new ProblemException(
          ProblemException.Kind.PLUGIN,
          Problem.of(component.entry().describe() + " returned " + fault));
    }
    return matrix;
  }
}

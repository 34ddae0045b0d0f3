package org.anlage.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Synapses;
import org.anlage.api.geometry.EmbeddingContext;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.function.Executable;

/** Contexts of priors in tests. */
public final class Contexts {
  public static final Decompositions ALGEBRA = new EjmlDecompositions();

  private Contexts() {}

  public static PriorContext prior(int size, long seed) {
    return prior(size, Optional.empty(), seed);
  }

  public static PriorContext prior(Cortex cortex, long seed) {
    return prior(cortex.size(), Optional.of(cortex), seed);
  }

  public static PriorContext prior(int size, Optional<Cortex> cortex, long seed) {
    return new PriorContext(
        size, cortex, Optional.empty(), RandomStream.of(seed), new ScalarKernels(), ALGEBRA);
  }

  public static EmbeddingContext embedding(int size, Optional<Cortex> cortex) {
    return new EmbeddingContext(size, cortex, RandomStream.of(1));
  }

  public static Cortex cortex(
      int size,
      Optional<Positions> positions,
      Optional<Activity> activity,
      Map<String, Matrix> functional) {
    return new Cortex(
        Neurons.anonymous(size),
        positions,
        Optional.empty(),
        activity,
        functional,
        new Provenance("test", "", "", true, List.of()));
  }

  /** Neurons wired by these synapse counts, with these functional matrices. */
  public static Cortex wired(Matrix counts, Map<String, Matrix> functional) {
    return wired(Synapses.of(counts), functional);
  }

  /** Neurons wired by these synapses, with these functional matrices. */
  public static Cortex wired(Synapses synapses, Map<String, Matrix> functional) {
    return new Cortex(
        Neurons.anonymous(synapses.neurons()),
        Optional.empty(),
        Optional.of(synapses),
        Optional.empty(),
        functional,
        new Provenance("test", "", "", true, List.of()));
  }

  public static Cortex functional(Map<String, Matrix> functional) {
    int size = functional.values().iterator().next().rows();
    return cortex(size, Optional.empty(), Optional.empty(), functional);
  }

  public static double[] sorted(Matrix matrix) {
    double[] values = matrix.values().clone();
    Arrays.sort(values);
    return values;
  }

  public static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  public static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
  }

  /** One problem, of that kind, whose line holds the text. */
  public static void assertProblem(ProblemException.Kind kind, String text, Executable work) {
    ProblemException e = assertThrows(ProblemException.class, work);
    assertEquals(kind, e.kind());
    assertEquals(1, e.problems().size());
    assertTrue(e.getMessage().contains(text), e.getMessage());
  }
}

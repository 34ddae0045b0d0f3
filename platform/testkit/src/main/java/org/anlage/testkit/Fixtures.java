package org.anlage.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Synapses;
import org.anlage.api.data.Trials;
import org.anlage.api.geometry.EmbeddingContext;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.anlage.testkit.networks.FlipFlop;
import org.anlage.testkit.networks.KnownNetwork;
import org.anlage.testkit.networks.StableLinear;

/** Inputs of components in tests: small, and random from a fixed seed. */
final class Fixtures {
  static final Kernels KERNELS = new ScalarKernels();
  static final Decompositions ALGEBRA = new EjmlDecompositions();
  private static final double DURATION = 60;

  private Fixtures() {}

  /**
   * Data, its distances and two sets of weights of its size.
   *
   * @param cortex the data
   * @param distances N x N distances
   * @param weights N x N weights
   * @param others other N x N weights
   */
  record Given(Cortex cortex, Matrix distances, Matrix weights, Matrix others) {
    static Given of(int n) {
      Cortex cortex = Fixtures.cortex(n, 1);
      return new Given(
          cortex, Fixtures.distances(cortex), Fixtures.weights(n, 1), Fixtures.weights(n, 2));
    }

    PriorContext prior(long seed) {
      return Fixtures.prior(cortex.size(), seed, Optional.of(cortex), Optional.of(distances));
    }
  }

  /** N x N Gaussian weights with a spectral radius of about one. */
  static Matrix weights(int n, long seed) {
    RandomStream random = RandomStream.of(seed).split("weights");
    double deviation = 1 / Math.sqrt(n);
    return Matrix.zeros(n, n).map(x -> deviation * random.nextGaussian());
  }

  /** Neurons with types, positions, wiring with sizes, events and all functional matrices. */
  static Cortex cortex(int n, long seed) {
    RandomStream random = RandomStream.of(seed).split("cortex");
    Matrix points = Matrix.zeros(n, 3).map(x -> random.nextDouble(0, 300));
    Matrix counts = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        boolean next = j == (i + 1) % n;
        if (i != j && (next || random.nextDouble() < 0.15)) {
          counts.set(i, j, 1 + random.nextInt(3));
        }
      }
    }
    double[][] times = new double[n][];
    for (int i = 0; i < n; i++) {
      times[i] = random.split(i).nextInt(5) == 0 ? new double[0] : train(random.split(i));
    }
    Matrix correlation = correlation(n, random.split("correlation"));
    return new Cortex(
        new Neurons(
            n,
            Map.of("nucleus", LongStream.rangeClosed(1, n).toArray()),
            Map.of(
                Neurons.CELL_TYPE,
                IntStream.range(0, n).mapToObj(i -> i % 5 == 4 ? "BC" : "23P").toList())),
        Optional.of(new Positions(points)),
        Optional.of(sized(Synapses.of(counts), random.split("sizes"))),
        Optional.of(new Activity.Events(times, DURATION)),
        Map.of("correlation", correlation, "sttc", correlation, "precision", correlation),
        new Provenance("testkit", "Random cortex of the testkit", "", true, List.of()));
  }

  /** The same with trials of two stimuli in turn, 2 s each. */
  static Cortex withTrials(int n, long seed) {
    Cortex cortex = cortex(n, seed);
    int trials = 20;
    double each = DURATION / trials;
    return new Cortex(
        cortex.neurons(),
        cortex.positions(),
        cortex.synapses(),
        cortex.activity(),
        cortex.functional(),
        cortex.provenance(),
        Optional.of(
            new Trials(
                IntStream.range(0, trials).mapToDouble(k -> k * each).toArray(),
                IntStream.range(0, trials).mapToDouble(k -> k * each + 2).toArray(),
                IntStream.range(0, trials).mapToObj(k -> k % 2 == 0 ? "left" : "right").toList())));
  }

  private static Synapses sized(Synapses counted, RandomStream random) {
    double[] sizes = Arrays.stream(counted.count()).mapToDouble(c -> c * 1e3).toArray();
    for (int e = 0; e < sizes.length; e++) {
      sizes[e] *= random.nextDouble(0.2, 5);
    }
    return new Synapses(
        counted.neurons(), counted.pre(), counted.post(), counted.count(), Optional.of(sizes));
  }

  /** The same neurons, of which nothing is known but their number. */
  static Cortex bare(int n) {
    return new Cortex(
        Neurons.anonymous(n),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        new Provenance("testkit", "Neurons without data", "", true, List.of()));
  }

  /** All in one place, unconnected and silent. */
  static Cortex silent(int n) {
    return new Cortex(
        Neurons.anonymous(n),
        Optional.of(new Positions(Matrix.zeros(n, 3))),
        Optional.of(Synapses.of(Matrix.zeros(n, n))),
        Optional.of(new Activity.Events(new double[n][0], DURATION)),
        Map.of("correlation", Matrix.zeros(n, n)),
        new Provenance("testkit", "Silent neurons", "", true, List.of()));
  }

  static Matrix distances(Cortex cortex) {
    return cortex.positions().orElseThrow().distances();
  }

  static PriorContext prior(int n, long seed, Optional<Cortex> cortex, Optional<Matrix> distances) {
    return new PriorContext(
        n, cortex, distances, RandomStream.of(seed).split("prior"), KERNELS, ALGEBRA);
  }

  static PriorContext prior(Cortex cortex, long seed) {
    return prior(
        cortex.size(), seed, Optional.of(cortex), cortex.positions().map(Positions::distances));
  }

  static EmbeddingContext embedding(int n, long seed, Optional<Cortex> cortex) {
    return new EmbeddingContext(n, cortex, RandomStream.of(seed).split("embedding"));
  }

  static RegularizationContext regularization(Cortex cortex) {
    return regularization(cortex, cortex.positions().map(Positions::distances));
  }

  static RegularizationContext regularization(Cortex cortex, Optional<Matrix> distances) {
    return new RegularizationContext(
        cortex.size(),
        distances,
        Optional.of(cortex),
        RandomStream.of(1).split("regularizer"),
        KERNELS,
        Optional.of(weights(cortex.size(), 7)),
        Optional.of(ALGEBRA));
  }

  /** Four units of a stable linear network with noise, three segments of 400 samples. */
  static ActivityView activity(long seed) {
    return new StableLinear(4, 0.9, false, seed).activity(Matrix.zeros(3, 4), 400, 1, seed);
  }

  /** Activity at the edge of what may be given. */
  static Map<String, ActivityView> oddActivity() {
    Map<String, ActivityView> odd = new LinkedHashMap<>();
    KnownNetwork still = new FlipFlop(4, 2);
    odd.put("one unit", new StableLinear(1, 0.5, false, 1).activity(Matrix.zeros(1, 1), 400, 1, 1));
    odd.put("two samples", still.activity(Matrix.zeros(2, 4), 2, 1, 1));
    odd.put("one sample", still.activity(Matrix.zeros(2, 4), 1, 1, 1));
    odd.put("silence", still.activity(Matrix.zeros(2, 4), 400, 0, 1));
    odd.put("no noise", still.activity(Matrix.identity(4), 400, 0, 1));
    odd.put("huge values", still.activity(Matrix.zeros(2, 4), 400, 1e300, 1));
    odd.put("NaN", still.activity(Matrix.zeros(2, 4).map(x -> Double.NaN), 400, 1, 1));
    odd.put("no segments", still.activity(Matrix.zeros(0, 4), 400, 1, 1));
    return odd;
  }

  static AnalysisContext analysis(long seed) {
    return new AnalysisContext(RandomStream.of(seed).split("analysis"), KERNELS, ALGEBRA);
  }

  /** Events at random times, ascending. */
  private static double[] train(RandomStream random) {
    List<Double> times = new ArrayList<>();
    double time = random.nextDouble(0, 4);
    while (time < DURATION) {
      times.add(time);
      time += random.nextDouble(0.1, 4);
    }
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Correlations of N random vectors. */
  private static Matrix correlation(int n, RandomStream random) {
    Matrix factors = Matrix.zeros(n, 6).map(x -> random.nextGaussian());
    Matrix result = Matrix.identity(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double value = dot(factors, i, j) / Math.sqrt(dot(factors, i, i) * dot(factors, j, j));
        result.set(i, j, value);
        result.set(j, i, value);
      }
    }
    return result;
  }

  private static double dot(Matrix rows, int i, int j) {
    double sum = 0;
    for (int k = 0; k < rows.columns(); k++) {
      sum += rows.get(i, k) * rows.get(j, k);
    }
    return sum;
  }
}

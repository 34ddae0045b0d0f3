package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Synapses;
import org.anlage.api.geometry.EmbeddingContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.generators.embeddings.DistanceNormalisation;
import org.anlage.generators.embeddings.Grid;
import org.anlage.generators.embeddings.MeasuredPositions;
import org.anlage.generators.weights.HaarOrthogonal;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.anlage.wiring.Degrees;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Published and independently computed figures of field 6_6_2, where its data is present. */
class MeasuredFieldTest {
  private static final int N = 312;
  private static Cortex field;
  private static Matrix orthogonal;

  @BeforeAll
  static void load() throws IOException {
    Path folder = Path.of(System.getProperty("anlage.shared", ""), "data/microns/aligned/6_6_2");
    Assumptions.assumeTrue(
        Files.exists(folder),
        "measured data is absent: " + folder + " (system property anlage.shared)");
    field =
        new Cortex(
            Neurons.anonymous(N),
            Optional.of(new Positions(positions(folder.resolve("nodes.csv")))),
            Optional.of(synapses(folder.resolve("edges.csv"))),
            Optional.empty(),
            Map.of(),
            new Provenance("test", "", "", false, List.of()));
    orthogonal =
        new HaarOrthogonal()
            .generate(
                new HaarOrthogonal.Parameters(1),
                new PriorContext(
                    N,
                    Optional.empty(),
                    Optional.empty(),
                    RandomStream.of(1),
                    new ScalarKernels(),
                    new EjmlDecompositions()));
  }

  @Test
  void measuredCommunicabilityInItsThreeNormalisations() {
    MeasuredCommunicability released = measured(WiringNormalisation.AS_RELEASED);
    assertEquals(129.2, mean(released.values()), .05);
    assertEquals(141421, maximum(released.values()), .5);
    assertEquals(
        new MeasuredCommunicability.EdgeAccount(316, 0, 146, 166, isolated()), released.edges());
    MeasuredCommunicability guarded = measured(WiringNormalisation.GUARDED);
    assertEquals(.00110, mean(guarded.values()), 5e-6);
    assertEquals(1.5332, maximum(guarded.values()), 5e-5);
    assertEquals(
        new MeasuredCommunicability.EdgeAccount(316, 146, 0, 166, isolated()), guarded.edges());
    MeasuredCommunicability all = measured(WiringNormalisation.ROWS_AND_COLUMNS);
    assertEquals(.0492, shareAbove(1e-12, all.values()), 5e-5);
    assertEquals(.05921, shareAbove(0, all.values()), 5e-6, "every directed path counts");
    assertEquals(1.04, maximum(all.values()), 5e-3);
    assertEquals(0, all.edges().dropped());
  }

  @Test
  void initialEarthMoversDistanceOfTheReleasedTarget() {
    double value =
        new CommunicabilityEmd()
            .bind(
                new CommunicabilityEmd.Parameters(1, WiringNormalisation.AS_RELEASED, 1e-10),
                context(Matrix.zeros(N, N)))
            .evaluate(
                new RealBuffer.Float64(orthogonal.values()), Precision.FLOAT64.allocate(N * N));
    assertEquals(129.19, value, .005);
  }

  /** Orthogonal start: 4397 unweighted; 8641, 729 and 639 on the grid and on both forms of D*. */
  @Test
  void initialPenaltiesOfAnOrthogonalStart() {
    assertEquals(4397, value("l1", 1, Matrix.zeros(N, N)), 15);
    assertEquals(729, value("distance", 0.3, positions(MeasuredPositions.Form.AS_RELEASED)), 7);
    assertEquals(639, value("distance", 0.3, positions(MeasuredPositions.Form.TRUE)), 6);
    Matrix grid =
        new Grid()
            .distances(
                new Grid.Parameters(List.of(12, 13, 2), DistanceNormalisation.RAW),
                embeddingContext());
    assertEquals(8641, value("distance", 0.3, grid), 40);
  }

  /** 5.36, and a gradient that rewards every self-connection: mean -5.3e-4 against +6e-4. */
  @Test
  void communicabilityRewardsSelfConnections() {
    Penalties.Result result =
        Penalties.evaluate(
            Penalties.bind(
                "distance-communicability",
                0.3,
                context(positions(MeasuredPositions.Form.AS_RELEASED))),
            orthogonal);
    assertEquals(5.36, result.value(), .1);
    double self = 0;
    double rest = 0;
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        double slope = result.gradient()[i * N + j] * Math.signum(orthogonal.get(i, j));
        self += i == j ? slope / N : 0;
        rest += i == j ? 0 : slope / (N * (N - 1));
      }
    }
    assertEquals(-5.3e-4, self, .2e-4);
    assertEquals(6e-4, rest, .5e-4);
  }

  private static double value(String name, double strength, Matrix distances) {
    return Penalties.evaluate(Penalties.bind(name, strength, context(distances)), orthogonal)
        .value();
  }

  private static RegularizationContext context(Matrix distances) {
    return new RegularizationContext(
        N, Optional.of(distances), Optional.of(field), RandomStream.of(1), new ScalarKernels());
  }

  private static EmbeddingContext embeddingContext() {
    return new EmbeddingContext(N, Optional.of(field), RandomStream.of(1));
  }

  private static Matrix positions(MeasuredPositions.Form form) {
    return new MeasuredPositions()
        .distances(
            new MeasuredPositions.Parameters(
                form, MeasuredPositions.AxisScaling.MIN_MAX_PER_AXIS, DistanceNormalisation.RAW),
            embeddingContext());
  }

  private static MeasuredCommunicability measured(WiringNormalisation normalisation) {
    return MeasuredCommunicability.of(
        field.synapses().orElseThrow(), normalisation, new ScalarKernels());
  }

  private static int isolated() {
    return Degrees.isolated(field.synapses().orElseThrow());
  }

  private static double shareAbove(double threshold, Matrix matrix) {
    return Arrays.stream(matrix.values()).filter(x -> x > threshold).count() / (double) (N * N);
  }

  private static double mean(Matrix matrix) {
    return Arrays.stream(matrix.values()).average().orElseThrow();
  }

  private static double maximum(Matrix matrix) {
    return Arrays.stream(matrix.values()).max().orElseThrow();
  }

  private static Matrix positions(Path nodes) throws IOException {
    return Matrix.of(
        Files.readAllLines(nodes).stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .map(
                cells ->
                    new double[] {
                      Double.parseDouble(cells[7]),
                      Double.parseDouble(cells[8]),
                      Double.parseDouble(cells[9])
                    })
            .toArray(double[][]::new));
  }

  private static Synapses synapses(Path edges) throws IOException {
    Matrix counts = Matrix.zeros(N, N);
    for (String line : Files.readAllLines(edges).stream().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      counts.set(
          Integer.parseInt(cells[0]), Integer.parseInt(cells[1]), Integer.parseInt(cells[2]));
    }
    return Synapses.of(counts);
  }
}

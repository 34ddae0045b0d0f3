package org.anlage.wiring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What estimators of wiring do not depend on: the order of neurons and of connections, the origin
 * of positions; and how they follow the unit of positions.
 */
class WiringInvarianceTest {
  private static final int N = 40;
  private static final double[] EDGES = {0, 50, 120, 300, 2000};

  private record Data(Synapses synapses, Positions positions, boolean[] observed) {
    double mean() {
      return connected(7).mean();
    }

    ConnectedDistance connected(long seed) {
      return ConnectedDistance.of(
          synapses, positions, Optional.of(observed), 50, RandomStream.of(seed));
    }

    DistanceProfile profile(double... edges) {
      return DistanceProfile.ofConnections(synapses, positions, Optional.of(observed), edges);
    }

    Data positions(double factor, double offset) {
      return new Data(
          synapses, new Positions(positions.micrometres().map(x -> factor * x + offset)), observed);
    }

    /** Neuron order[i] becomes neuron i, and connections are listed backwards. */
    Data reordered(int[] order) {
      int[] place = new int[N];
      for (int i = 0; i < N; i++) {
        place[order[i]] = i;
      }
      int last = synapses.pairs() - 1;
      double[][] places = new double[N][];
      boolean[] turned = new boolean[N];
      for (int i = 0; i < N; i++) {
        places[i] =
            Arrays.copyOfRange(positions.micrometres().values(), 3 * order[i], 3 * order[i] + 3);
        turned[i] = observed[order[i]];
      }
      return new Data(
          new Synapses(
              N,
              IntStream.rangeClosed(0, last).map(e -> place[synapses.pre()[last - e]]).toArray(),
              IntStream.rangeClosed(0, last).map(e -> place[synapses.post()[last - e]]).toArray(),
              IntStream.rangeClosed(0, last).map(e -> synapses.count()[last - e]).toArray()),
          new Positions(Matrix.of(places)),
          turned);
    }
  }

  private static Data data(long seed) {
    RandomStream random = RandomStream.of(seed);
    Matrix places = Matrix.zeros(N, 3).map(x -> 512 * random.nextDouble());
    Matrix counts = Matrix.zeros(N, N);
    for (int k = 0; k < 150; k++) {
      counts.set(random.nextInt(N), random.nextInt(N), 1 + random.nextInt(3));
    }
    boolean[] observed = new boolean[N];
    for (int i = 0; i < N; i++) {
      observed[i] = random.nextInt(3) > 0;
    }
    return new Data(Synapses.of(counts), new Positions(places), observed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theOrderOfNeuronsAndConnectionsChangesNothing(long seed) {
    Data plain = data(seed);
    int[] order = RandomStream.of(seed + 100).permutation(N);
    Data other = plain.reordered(order);
    assertEquals(plain.mean(), other.mean(), 1e-9);
    assertArrayEquals(plain.profile(EDGES).pairs(), other.profile(EDGES).pairs());
    assertArrayEquals(plain.profile(EDGES).mean(), other.profile(EDGES).mean());
    assertEquals(Degrees.reciprocity(plain.synapses()), Degrees.reciprocity(other.synapses()));
    assertEquals(Degrees.density(plain.synapses()), Degrees.density(other.synapses()));
    assertEquals(Degrees.isolated(plain.synapses()), Degrees.isolated(other.synapses()));
    int[] out = Degrees.out(plain.synapses());
    int[] in = Degrees.in(plain.synapses());
    assertArrayEquals(
        Arrays.stream(order).map(i -> out[i]).toArray(), Degrees.out(other.synapses()));
    assertArrayEquals(Arrays.stream(order).map(i -> in[i]).toArray(), Degrees.in(other.synapses()));
  }

  /** Of a statistic of pairs, such as a correlation, over distance; and of path lengths. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void matricesOfPairsFollowTheOrderOfNeurons(long seed) {
    Data plain = data(seed);
    int[] order = RandomStream.of(seed + 200).permutation(N);
    Data other = plain.reordered(order);
    Matrix lengths = lengths(plain);
    Matrix turned = turned(lengths, order);
    assertArrayEquals(
        DistanceProfile.of(plain.positions(), lengths, EDGES).mean(),
        DistanceProfile.of(other.positions(), turned, EDGES).mean(),
        1e-9);
    assertArrayEquals(
        turned(ShortestPaths.of(lengths), order).values(), ShortestPaths.of(turned).values());
  }

  /** Lengths are whole numbers, and factors powers of two, so that sums are exact. */
  @ParameterizedTest
  @ValueSource(doubles = {0.25, 1024})
  void pathsFollowTheUnitOfLengths(double factor) {
    Matrix lengths = lengths(data(11));
    assertArrayEquals(
        ShortestPaths.of(lengths).map(x -> factor * x).values(),
        ShortestPaths.of(lengths.map(x -> factor * x)).values());
  }

  private static Matrix lengths(Data data) {
    Matrix lengths = Matrix.zeros(N, N);
    for (int e = 0; e < data.synapses().pairs(); e++) {
      lengths.set(
          data.synapses().pre()[e], data.synapses().post()[e], 1 + data.synapses().count()[e]);
    }
    return lengths;
  }

  private static Matrix turned(Matrix matrix, int[] order) {
    Matrix turned = Matrix.zeros(N, N);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        turned.set(i, j, matrix.get(order[i], order[j]));
      }
    }
    return turned;
  }

  /** Factors are powers of two, so that products are exact. */
  @ParameterizedTest
  @ValueSource(doubles = {0.25, 1, 1024})
  void distancesFollowTheUnitOfPositions(double factor) {
    Data plain = data(9);
    Data other = plain.positions(factor, 0);
    assertEquals(factor * plain.mean(), other.mean(), 1e-12 * factor * plain.mean());
    assertEquals(plain.connected(3).z(), other.connected(3).z(), 1e-9);
    double[] scaled = Arrays.stream(EDGES).map(edge -> factor * edge).toArray();
    assertArrayEquals(plain.profile(EDGES).pairs(), other.profile(scaled).pairs());
    assertArrayEquals(plain.profile(EDGES).mean(), other.profile(scaled).mean());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-300, 4096})
  void theOriginOfPositionsChangesNothing(double offset) {
    Data plain = data(10);
    Data other = plain.positions(1, offset);
    assertEquals(plain.mean(), other.mean(), 1e-9);
    assertEquals(plain.connected(3).z(), other.connected(3).z(), 1e-7);
    assertArrayEquals(plain.profile(EDGES).pairs(), other.profile(EDGES).pairs());
  }

  /** A diagonal of 1300 um needs the widest bins; of 650 um, too; of less, narrower ones. */
  @ParameterizedTest
  @CsvSource({"1300, 1300", "650, 1300", "649, 650", "80, 81.25", "0, 1300"})
  void binsAreAsNarrowAsTheDistancesAllow(double extent, double last) {
    Positions two = new Positions(Matrix.of(2, 3, new double[] {5, 0, 0, 5, extent, 0}));
    double[] edges = DistanceProfile.edges(two);
    assertEquals(last, edges[edges.length - 1]);
    assertEquals(50 * last / 1300, edges[1]);
  }
}
